import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy, MINUTE, type Intent, type Workspace } from '../../../server/src/core/index.js';
import type { RowChange } from '../../../server/src/core/audit/index.js';
import { valueOf } from '../../../server/src/core/moves/draft.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { expectOnlyNamed } from './bytes.js';
import { check, errors } from './ledgers.js';
import { intentFor, nextIntent } from './stories.js';
import { beginning, runs, seed, turn, WORLDS, type Files, type Turn } from './worlds.js';

const limits = { seed, numRuns: runs, endOnFailure: false } as const;
const story = { world: beginning, turns: fc.array(turn, { minLength: 1, maxLength: 20 }) };

function subjectOf(intent: Intent): string {
  if ('target' in intent) return intent.target;
  return 'task' in intent ? (intent.task ?? '') : 'id' in intent ? (intent.id ?? '') : '';
}

/** A root that is as another was, so that something can be tried out. */
function copyOf(root: MemoryRoot): MemoryRoot {
  const copy = new MemoryRoot(Object.fromEntries(root.store.files));
  copy.now = root.now;
  copy.store.runtime = root.store.runtime;
  return copy;
}

/** To finish a task: what most states refuse. */
async function finishing(root: MemoryRoot, { pick }: Turn): Promise<Intent> {
  const { tasks } = await root.workspace();
  return { verb: 'event', event: 'finish', id: tasks[pick % Math.max(1, tasks.length)]?.record.id ?? 'T-1' };
}

/** Asks on a copy, and tries on copies of their own what a refusal calls legal; gives how many these were. */
async function tryLegal(root: MemoryRoot, actor: string, intent: Intent): Promise<number> {
  const outcome = await copyOf(root).perform(actor, intent);
  if (outcome.kind === 'accepted') return 0;
  const id = subjectOf(intent);
  const about = (await root.workspace()).approvals.find(({ record }) => record.id === id)?.record.target ?? id;
  for (const move of outcome.refusal.legal) {
    const trial = await copyOf(root).perform(actor, intentFor(about, move));
    expect(trial.kind === 'refused' ? [move, trial.refusal] : [], JSON.stringify(intent)).toEqual([]);
  }
  return outcome.refusal.legal.length;
}

async function start(name: string | Files): Promise<MemoryRoot> {
  const root = new MemoryRoot(typeof name === 'string' ? WORLDS[name] : name);
  fc.pre(typeof name === 'string' || errors(check(root, await root.workspace())).length === 0);
  return root;
}

/** Many runs take their time. */
const patience = 120_000 + 1000 * runs;

describe('whatever is done by whomever', { timeout: patience }, () => {
  it.each(Object.keys(WORLDS))('begins without an error: %s', async (name) => {
    const root = await start(name);
    expect(errors(check(root, await root.workspace()))).toEqual([]);
  });

  it('no sequence of accepted moves makes the check report an error', async () => {
    const accepted = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.record(story), async ({ world: name, turns }) => {
        const root = await start(name);
        const told: string[] = [];
        for (const one of turns) {
          root.now += one.minutes * MINUTE;
          const intent = await nextIntent(root, one);
          const outcome = await root.perform(one.actor, intent);
          if (outcome.kind === 'refused') continue;
          told.push(`${one.actor} ${JSON.stringify(intent)}`);
          accepted.set(outcome.result.event, (accepted.get(outcome.result.event) ?? 0) + 1);
          expect(errors(check(root, await root.workspace())), told.join('\n')).toEqual([]);
        }
      }),
      limits,
    );
    // A law about nothing would hold too.
    if (runs >= 25) expect(accepted.size).toBeGreaterThan(8);
  });

  it('nothing changes but the cells that the audit line names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(story), async ({ world: name, turns }) => {
        const root = await start(name);
        for (const one of turns) {
          root.now += one.minutes * MINUTE;
          const before = new Map(root.store.files);
          const outcome = await root.perform(one.actor, await nextIntent(root, one));
          const { line } = root.answers.history().at(-1) ?? {};
          if (outcome.kind === 'accepted' && line !== undefined) expectOnlyNamed(before, root.store.files, line);
        }
      }),
      limits,
    );
  });

  it('every legal move of a refusal is accepted', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(fc.record(story), async ({ world: name, turns }) => {
        const root = await start(name);
        for (const one of turns) {
          root.now += one.minutes * MINUTE;
          const intent = await nextIntent(root, one);
          for (const asked of [intent, await finishing(root, one)]) tried += await tryLegal(root, one.actor, asked);
          await root.perform(one.actor, intent);
        }
      }),
      limits,
    );
    // Some sixty by 25 stories: a law about nothing would hold too.
    if (runs >= 25) expect(tried).toBeGreaterThan(4);
  });

  it('the audit rows, replayed on the first snapshot, give the ledgers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(story), async ({ world: name, turns }) => {
        const root = await start(name);
        const replayed = modelOf(await root.workspace());
        for (const one of turns) {
          root.now += one.minutes * MINUTE;
          await root.perform(one.actor, await nextIntent(root, one));
        }
        for (const { line } of root.answers.history()) for (const row of line.rows) replay(replayed, row);
        expect([...replayed].sort()).toEqual([...modelOf(await root.workspace())].sort());
      }),
      limits,
    );
  });
});

/** It is no ledger: what stands there is a task no more. */
const ARCHIVE = defaultPolicy.paths.archive;

type Model = Map<string, Record<string, string>>;

/** What the ledgers say, row by row. */
function modelOf({ tasks, approvals }: Workspace): Model {
  const model: Model = new Map();
  for (const { record, file } of tasks) {
    const columns = ['task_id', 'title', 'state', 'owner', 'lock', 'lock_owner', 'lock_expires_at', 'due', 'artifact', 'notes', 'priority', 'depends', 'milestone'] as const; // prettier-ignore
    put(model, `task ${file.path} ${record.id}`, Object.fromEntries(columns.map((one) => [one, valueOf(record, one)])));
  }
  for (const { record, file } of approvals) {
    const columns = ['appr_id', 'task_id', 'op', 'status', 'requested_by', 'approver', 'approver_role', 'ts_req', 'ts_dec', 'evidence', 'kind', 'digest', 'scope', 'expiry_utc'] as const; // prettier-ignore
    put(
      model,
      `approval ${file.path} ${record.id}`,
      Object.fromEntries(columns.map((one) => [one, valueOf(record, one)])),
    );
  }
  return model;
}

function put(model: Model, key: string, values: Record<string, string>): void {
  model.set(key, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));
}

function replay(model: Model, { file, kind, id, before, after }: RowChange): void {
  if ((kind !== 'task' && kind !== 'approval') || file === ARCHIVE) return;
  const key = `${kind} ${file} ${id}`;
  const known = model.get(key);
  expect(known === undefined, `${key} before`).toBe(before === null);
  for (const [column, value] of Object.entries(before ?? {}))
    expect(known?.[column] ?? '', `${key}.${column}`).toBe(value);
  const renamed = kind === 'task' && before !== null ? after?.['task_id'] : undefined;
  if (after === null || renamed !== undefined) model.delete(key);
  if (renamed !== undefined) put(model, `${kind} ${file} ${renamed}`, { ...known, ...after });
  if (after === null || renamed !== undefined) return;
  put(model, key, { ...known, ...after });
}

describe('tokens and leases, whatever clocks do', { timeout: patience }, () => {
  it('tokens grow with every grant, and no lease comes alive again', async () => {
    let granted = 0;
    const jump = fc.constantFrom(-60 * 24 * 365, -60, -7, -1, 0, 0, 1, 7, 36, 60 * 24 * 365);
    const step = fc.record({ turn, jump });
    await fc.assert(
      fc.asyncProperty(beginning, fc.array(step, { maxLength: 24 }), async (name, steps) => {
        const root = await start(name);
        const highest = new Map<string, number>();
        const dead = new Set<string>();
        for (const { turn: one, jump: minutes } of steps) {
          root.now += minutes * MINUTE;
          const before = root.store.runtime.leases;
          const outcome = await root.perform(one.actor, await nextIntent(root, one));
          if (outcome.kind === 'refused') continue;
          const after = root.store.runtime.leases;
          for (const [key, lease] of Object.entries(before)) {
            if (after[key]?.token !== lease.token || after[key].lapsed === true) dead.add(`${key} ${lease.token}`);
          }
          for (const [key, lease] of Object.entries(after)) {
            if (lease.lapsed !== true) expect(dead.has(`${key} ${lease.token}`), `${key} revived`).toBe(false);
            if (lease.token === before[key]?.token) continue;
            expect(lease.token).toBeGreaterThan(highest.get(key) ?? 0);
            highest.set(key, lease.token);
            granted++;
          }
        }
      }),
      limits,
    );
    expect(granted).toBeGreaterThan(0);
  });
});
