import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../server/src/core/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { approvals, APPROVALS, errors, findings, tasks, TASKS, type Row } from './ledgers.js';

const ACTORS = { C: 'CMD@dana', A: 'AUDIT@kim', M: 'WORK@me', O: 'WORK@other' } as const;

/** Each state that a task can be in, with what belongs to it. DOING is held by M; `DOING+` is past its grace. */
const STATES: Readonly<Record<string, Row>> = {
  PLAN: { state: 'PLAN' },
  READY: { state: 'READY' },
  DOING: { state: 'DOING', lock: ACTORS.M },
  'DOING+': { state: 'DOING', lock: ACTORS.M },
  REVIEW: { state: 'REVIEW' },
  FIX: { state: 'FIX' },
  DONE: { state: 'DONE' },
  HOLD: { state: 'HOLD', notes: 'held_from=READY' },
  DROP: { state: 'DROP' },
};

/**
 * The table of SPEC §2 as it was agreed, written down a second time: who may do each event from each state, and where
 * it leads. C is CMD, A is AUDIT, M the WORK who holds the task, O another WORK; `.` nobody.
 */
const TABLE = `
event    PLAN   READY  DOING  DOING+ REVIEW FIX    DONE  HOLD   DROP
ready    C      .      .      .      .      .      .     .      .     → READY
start    .      MO     .      .      .      MO     .     .      .     → DOING
submit   .      .      M      M      .      .      .     .      .     → REVIEW
return   .      .      .      .      CA     .      .     .      .     → FIX
finish   .      .      .      .      C      .      .     .      .     → DONE
hold     C      C      C      C      C      C      .     .      .     → HOLD
resume   .      .      .      .      .      .      .     C      .     → READY
drop     C      C      C      C      C      C      .     C      .     → DROP
reopen   .      .      .      .      .      .      CA    .      .     → FIX
recover  .      .      M      CAMO   .      .      .     .      .     → READY
plan     .      .      .      .      .      .      .     .      .     → PLAN
`;

interface Cell {
  readonly event: string;
  readonly state: string;
  readonly actor: keyof typeof ACTORS;
  readonly to: string | undefined;
}

function readTable(): readonly Cell[] {
  const [head = '', ...lines] = TABLE.trim().split('\n');
  const states = head.split(/\s+/).slice(1);
  return lines.flatMap((line) => {
    const [cells = '', to = ''] = line.split('→').map((part) => part.trim());
    const [event = '', ...may] = cells.split(/\s+/);
    return states.flatMap((state, at) =>
      (Object.keys(ACTORS) as Cell['actor'][]).map((actor) => {
        return { event, state, actor, to: may[at]?.includes(actor) === true ? to : undefined };
      }),
    );
  });
}

/** A root in which everything but state, event and actor speaks for the move. */
function rootIn(state: string): MemoryRoot {
  const root = new MemoryRoot({
    [TASKS]: tasks({ artifact: 'src/login.ts', ...STATES[state]! }),
    [APPROVALS]: approvals({
      status: 'approved',
      by: ACTORS.M,
      approver: ACTORS.A,
      role: 'AUDIT',
      decided: '2026-01-15T11:00:00Z',
    }),
    'src/login.ts': 'export {};\n',
  });
  if (state === 'DOING+') root.now += 60 * MINUTE;
  return root;
}

describe('the table', () => {
  const cells = readTable();
  it('is read whole', () => {
    expect(cells).toHaveLength(11 * 9 * 4);
  });

  for (const { event, state, actor, to } of cells) {
    it(`${to === undefined ? 'refuses' : 'accepts'} ${event} from ${state} by ${ACTORS[actor]}`, async () => {
      const root = rootIn(state);
      const outcome = await root.event(ACTORS[actor], event, 'T-1', { reason: 'because' });
      if (outcome.kind === 'refused') {
        expect(to, outcome.refusal.code).toBeUndefined();
        expect(root.store.commits).toBe(0);
        expect(outcome.refusal.code).toMatch(codesFor(event, state));
      } else {
        expect(outcome.result.to).toBe(to);
        expect((await root.workspace()).tasks[0]?.record.state?.name).toBe(to);
        expect(errors(await findings(root))).toEqual([]);
      }
    });
  }
});

/** Which refusal is meant: the table knows no such way, or it is not this caller's to go. */
function codesFor(event: string, state: string): RegExp {
  const ways = readTable().filter((cell) => cell.event === event && cell.state === state);
  if (ways.some(({ to }) => to !== undefined))
    return /^(?:move\/wrong-role|start\/not-owner|submit\/not-holder|recover\/held)$/;
  return /^(?:move\/not-legal|move\/already|move\/no-event|start\/locked)$/;
}
