import { describe, expect, it } from 'vitest';
import { messagesFor, MINUTE, sayRefusal, refusalJson, type Intent } from '../../../server/src/core/index.js';
import type { events } from '../../../server/src/core/messages/en/moves/events.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { approvals, APPROVALS, BLOCKED, FLAGS, RULES, tasks, TASKS, type Asked, type Row } from './ledgers.js';

const DANA = 'CMD@dana';
const ME = 'WORK@me';

const event = (name: string, more: object = {}): Intent => ({ verb: 'event', event: name, id: 'T-1', ...more });
const plan = (more: object = {}): Intent => ({ verb: 'plan', title: 'Log out', ...more });
const because = { reason: 'because' };

interface Case {
  readonly actor?: string;
  readonly intent: Intent;
  readonly rows?: readonly Row[];
  readonly asked?: readonly Asked[];
  readonly files?: Readonly<Record<string, string>>;
  readonly policy?: string;
  /** Done first. */
  readonly before?: (root: MemoryRoot) => Promise<unknown>;
  /** What the refusal says beside its code. */
  readonly params?: object;
  readonly refusal?: object;
}

const doing: Row = { state: 'DOING', lock: ME, artifact: 'src/a.ts' };
const approved: Asked = {
  ...{ status: 'approved', by: ME, approver: 'AUDIT@kim', role: 'AUDIT' },
  ...{ decided: '2026-01-15T11:00:00Z' },
};
const submitted = async (root: MemoryRoot): Promise<void> => {
  await root.accepted(ME, event('submit'));
  await root.accepted('AUDIT@kim', { verb: 'approve', id: 'A-001' });
};

const LOCKED = { holder: ME, expires: '2026-01-15T12:20:00Z', free: '2026-01-15T12:25:00Z' };
const FREE = Date.parse('2026-01-15T12:25:00Z');

/** Every refusal of an event, provoked. */
const CASES: Readonly<Record<keyof typeof events, Case>> = {
  'move/no-task': {
    intent: event('ready', { id: 't-1' }),
    rows: [{ state: 'PLAN' }],
    params: { id: 't-1', near: 'T-1' },
  },
  'move/no-approval': { intent: { verb: 'approve', id: 'A-9' }, asked: [approved], params: { id: 'A-9', near: 'A-1' } },
  'move/ambiguous': {
    intent: event('ready'),
    rows: [{ state: 'PLAN' }, { state: 'READY' }],
    params: { places: `${TASKS}:3, ${TASKS}:4` },
    refusal: { legal: [] },
  },
  'move/state-unknown': { intent: event('ready'), rows: [{ state: 'SOON' }], params: { state: 'SOON' } },
  'move/no-event': { intent: event('launch'), params: { event: 'launch' } },
  'move/no-target': {
    intent: event('resume'),
    rows: [{ state: 'HOLD', notes: 'x' }],
    policy: 'states: { READY: off, FIX: off, PLAN: off }\n  events: { plan: { from: new, to: active } }',
  },
  'move/not-legal': {
    intent: event('finish'),
    rows: [{ state: 'PLAN' }],
    params: { event: 'finish', id: 'T-1', state: 'PLAN' },
    refusal: {
      legal: [
        { event: 'ready', by: ['CMD'], missing: [] },
        { event: 'hold', by: ['CMD'], missing: ['--reason TEXT'] },
        { event: 'drop', by: ['CMD'], missing: ['--reason TEXT'] },
      ],
    },
  },
  'move/already': {
    intent: event('ready'),
    rows: [{ state: 'READY' }],
    refusal: { alreadyDone: true, retry: 'never' },
  },
  'move/wrong-role': { actor: ME, intent: event('ready'), rows: [{ state: 'PLAN' }], params: { by: 'CMD', actor: ME } },
  'move/reason-missing': { intent: event('hold', { reason: ' ' }), rows: [{ state: 'PLAN' }] },
  'move/frozen': {
    actor: ME,
    intent: event('start'),
    rows: [{ state: 'READY' }],
    files: { [FLAGS]: 'FREEZE=on\n' },
    refusal: { legal: [] },
  },
  'ready/owner-unknown': {
    intent: event('ready'),
    rows: [{ state: 'PLAN', owner: 'robot' }],
    params: { owner: 'robot' },
  },
  'ready/depends-unknown': {
    intent: event('ready'),
    rows: [
      { state: 'PLAN', depends: 'T-2, T-3' },
      { id: 'T-2', state: 'PLAN' },
    ],
    params: { depends: 'T-3' },
  },
  'start/not-owner': {
    actor: 'WORK@other',
    intent: event('start'),
    rows: [{ state: 'READY', owner: ME }],
    params: { owner: ME, actor: 'WORK@other' },
  },
  'start/dependency': {
    actor: ME,
    intent: event('start'),
    rows: [
      { state: 'READY', depends: 'T-2 (login)、T-9' },
      { id: 'T-2', state: 'REVIEW' },
    ],
    params: { depends: 'T-2 (REVIEW), T-9 (?)' },
  },
  'start/dependency-dropped': {
    actor: ME,
    intent: event('start'),
    rows: [
      { state: 'READY', depends: 'T-2' },
      { id: 'T-2', state: 'DROP' },
    ],
  },
  'start/blocked': {
    actor: ME,
    intent: event('start'),
    rows: [{ state: 'READY' }],
    files: { [BLOCKED]: '### BLOCK-001: no key\n\n- **status**: Active\n- **task**: T-1\n' },
    params: { items: 'BLOCK-001' },
  },
  'start/locked': {
    actor: 'WORK@other',
    intent: event('start'),
    rows: [doing],
    params: LOCKED,
    refusal: { holder: ME, retry: FREE, legal: [] },
  },
  'start/wip': {
    actor: ME,
    intent: event('start'),
    rows: [{ state: 'READY' }, { ...doing, id: 'T-2' }],
    params: { limit: 1, tasks: 'T-2' },
  },
  'start/not-permitted': {
    actor: ME,
    intent: event('start'),
    rows: [{ state: 'READY' }],
    policy: 'approvals: { required_for: [done, active] }',
    params: { approval: '' },
  },
  'submit/not-holder': {
    actor: 'WORK@other',
    intent: event('submit'),
    rows: [doing],
    refusal: { holder: ME, legal: [] },
  },
  'submit/stale-token': {
    actor: ME,
    intent: event('submit', { token: 1 }),
    rows: [{ state: 'READY', artifact: 'src/a.ts' }],
    before: async (root) => {
      await root.accepted(ME, event('start'));
      root.now += 60 * MINUTE;
      await root.accepted('WORK@other', event('recover', because));
      await root.accepted(ME, event('start'));
    },
    params: { token: 1, current: 2 },
  },
  'submit/nothing': {
    actor: ME,
    intent: event('submit'),
    rows: [{ ...doing, artifact: '-' }],
    refusal: {
      legal: [
        { event: 'submit', by: ['holder'], missing: ['--artifact PATH'] },
        { event: 'recover', by: ['holder', 'any'], missing: ['--reason TEXT'] },
      ],
    },
  },
  'submit/artifact-missing': { actor: ME, intent: event('submit', { artifacts: ['src/b.ts'] }), rows: [doing] },
  'submit/artifact-outside': { actor: ME, intent: event('submit', { artifacts: ['../b.ts'] }), rows: [doing] },
  'submit/artifact-ledger': { actor: ME, intent: event('submit', { artifacts: [TASKS] }), rows: [doing] },
  'submit/op-kind': {
    actor: ME,
    intent: event('submit', { op: 'deploy it' }),
    rows: [doing],
    policy: 'approvals: { kinds: { "deploy*": change } }',
    params: { kind: 'change' },
  },
  'recover/held': {
    intent: event('recover', because),
    rows: [doing],
    params: { holder: ME, free: LOCKED.free },
    refusal: { retry: FREE },
  },
  'finish/not-approved': {
    intent: event('finish'),
    rows: [{ state: 'REVIEW' }],
    asked: [approved, { id: 'A-2', status: 'pending', at: '2026-01-15T11:30:00Z' }],
    params: { approval: 'A-2', status: 'pending' },
  },
  'approvals/too-few': {
    intent: event('finish'),
    rows: [{ state: 'REVIEW' }],
    policy: 'approvals: { quorum: { result: 2 } }',
    asked: [approved],
    params: { kind: 'result', count: 1, needed: 2, by: 'A-1 AUDIT@kim', pending: '', who: 'CMD, AUDIT' },
  },
  'finish/row-gone': {
    intent: event('finish'),
    rows: [doing],
    before: async (root) => {
      await submitted(root);
      root.store.files.set(APPROVALS, approvals(approved));
    },
    params: { approval: 'A-001' },
  },
  'finish/approver': {
    intent: event('finish'),
    rows: [{ state: 'REVIEW' }],
    asked: [{ ...approved, approver: 'WORK@other', role: 'WORK' }],
  },
  'finish/same-person': {
    intent: event('finish'),
    rows: [{ state: 'REVIEW' }],
    asked: [{ ...approved, by: 'AUDIT@kim' }],
  },
  'finish/evidence-changed': {
    intent: event('finish'),
    rows: [doing],
    before: async (root) => {
      await submitted(root);
      const path = 'ORCH/patches/2026-01/T-1-A-001.diff.md';
      root.store.files.set(path, `${root.text(path)}more\n`);
    },
  },
  'finish/other-evidence': {
    intent: event('finish'),
    rows: [doing],
    before: async (root) => {
      await submitted(root);
      const path = 'ORCH/patches/2026-01/T-1-A-001.diff.md';
      root.store.files.set(APPROVALS, root.text(APPROVALS).replace(path, 'src/a.ts'));
    },
    params: { path: 'ORCH/patches/2026-01/T-1-A-001.diff.md' },
  },
  'finish/contradicted': {
    intent: event('finish'),
    rows: [doing],
    before: async (root) => {
      await submitted(root);
      root.store.files.set('src/a.ts', 'something else\n');
    },
    params: { file: 'src/a.ts' },
  },
  'plan/no-title': { intent: plan({ title: ' - ' }) },
  'plan/id-taken': { intent: plan({ id: 't-1' }), params: { id: 't-1' } },
  'plan/id-form': { intent: plan({ id: 'T 2' }), params: { pattern: '' } },
  'plan/id-needed': { intent: plan(), policy: 'ids: { pattern: "JOB-?" }' },
  'plan/owner-unknown': { intent: plan({ owner: 'robot' }) },
  'plan/due': { intent: plan({ due: '2026-02-30' }) },
  'plan/depends': { intent: plan({ id: 'T-2', depends: ['T-1', 't-2'] }), params: { depends: 't-2' } },
  'plan/circle': {
    intent: plan({ id: 'T-3', depends: ['T-1'] }),
    rows: [
      { state: 'PLAN', depends: 'T-2' },
      { id: 'T-2', state: 'PLAN', depends: 'T-3' },
    ],
    params: { circle: 'T-3 → T-1 → T-2 → T-3' },
  },
};

async function refusedBy({ actor = DANA, intent, rows, asked = [], files, policy, before }: Case) {
  const root = new MemoryRoot({
    [TASKS]: tasks(...(rows ?? [{ state: 'PLAN' }])),
    [APPROVALS]: approvals(...asked),
    'src/a.ts': 'export {};\n',
    ...(policy === undefined ? {} : { [RULES]: `---\norch:\n  version: 1\n  ${policy}\n---\n` }),
    ...files,
  });
  await before?.(root);
  const was = new Map(root.store.files);
  const refusal = await root.refused(actor, intent);
  expect(root.store.files).toEqual(was);
  return refusal;
}

describe('a refusal', () => {
  for (const [code, one] of Object.entries(CASES)) {
    it(`${code} says what is wrong and what is legal`, async () => {
      const refusal = await refusedBy(one);
      expect(refusal).toMatchObject({ ok: false, code, ...one.refusal });
      if (one.params !== undefined) expect(refusal.params).toMatchObject(one.params);
      for (const language of ['en', 'ja']) {
        const text = sayRefusal(refusal, messagesFor(language));
        expect(text).not.toMatch(/undefined|NaN|\[object/);
        expect(text.length).toBeGreaterThan(10);
      }
    });
  }

  it('is one object as JSON', async () => {
    const refusal = await refusedBy(CASES['start/locked']);
    expect(refusalJson(refusal, messagesFor('en'))).toEqual({
      version: 1,
      ok: false,
      code: 'start/locked',
      message:
        'WORK@me is working on T-1 until 2026-01-15T12:20:00Z; take another task ("orch next"), or wait: from 2026-01-15T12:25:00Z on anybody may free it',
      legal: [],
      retry: '2026-01-15T12:25:00Z',
      holder: ME,
    });
  });
});

describe('a ledger that cannot be written', () => {
  const rows = { [TASKS]: tasks({ state: 'PLAN' }) };

  it('is refused where it is not there', async () => {
    expect(await new MemoryRoot().refused(DANA, event('ready'))).toMatchObject({
      code: 'ledger/missing',
      params: { path: TASKS },
    });
    const root = new MemoryRoot({ [TASKS]: tasks(doing), 'src/a.ts': '' });
    expect(await root.refused(ME, event('submit'))).toMatchObject({
      code: 'ledger/missing',
      params: { path: APPROVALS },
    });
  });

  it('is refused where its text is not known whole', async () => {
    const root = new MemoryRoot(rows);
    root.store.troubles.set(TASKS, { kind: 'not-utf8', encoding: 'other', line: 1 });
    expect(await root.refused(DANA, event('ready'))).toMatchObject({
      code: 'ledger/unreadable',
      params: { reason: 'not-utf8' },
    });
    expect(await root.refused(DANA, event('ready', { id: 'T-9' }))).toMatchObject({ code: 'ledger/unreadable' });
    expect(await root.refused(DANA, plan())).toMatchObject({ code: 'ledger/unreadable' });
  });

  it('is refused where it has no column for what the move writes', async () => {
    const root = new MemoryRoot({
      [TASKS]: '| id | state | owner |\n|---|---|---|\n| T-1 | PLAN | WORK |\n| T-2 | READY | WORK |\n',
    });
    expect(await root.refused(DANA, event('hold', because))).toMatchObject({
      code: 'ledger/missing-column',
      params: { path: TASKS, columns: 'notes' },
    });
    expect(await root.refused(ME, event('start', { id: 'T-2' }))).toMatchObject({
      code: 'ledger/missing-column',
      params: { columns: 'lock, lock_owner, lock_expires_at' },
    });
    expect(await root.refused(DANA, plan())).toMatchObject({
      code: 'ledger/missing-column',
      params: { columns: 'title' },
    });
  });

  it('is refused where it holds no table', async () => {
    const root = new MemoryRoot({ [TASKS]: '# Tasks\n' });
    expect(await root.refused(DANA, plan())).toMatchObject({ code: 'ledger/no-table' });
  });

  it('is refused for a row that is cut off from its table', async () => {
    const root = new MemoryRoot({ [TASKS]: `${tasks({ state: 'PLAN' })}\n| T-2 | x | PLAN | WORK |\n` });
    expect(await root.refused(DANA, event('ready', { id: 'T-2' }))).toMatchObject({ code: 'move/no-task' });
  });
});
