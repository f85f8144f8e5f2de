import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, type Intent } from '../../../server/src/core/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { approvals, APPROVALS, cells, errors, findings, FLAGS, RULES, tasks, TASKS, type Row } from './ledgers.js';

const DANA = 'CMD@dana';
const KIM = 'AUDIT@kim';
const ME = 'WORK@me';
const because = { reason: 'because' };

const event = (name: string, more: object = {}): Intent => ({ verb: 'event', event: name, id: 'T-1', ...more });
const policy = (text: string): Record<string, string> => ({
  [RULES]: `---\norch:\n  version: 1\n${text.replace(/^/gm, '  ')}\n---\n`,
});

function rootOf(row: Row, files: Record<string, string> = {}): MemoryRoot {
  return new MemoryRoot({
    [TASKS]: tasks({ artifact: 'src/a.ts', ...row }),
    [APPROVALS]: approvals(),
    'src/a.ts': 'export {};\n',
    ...files,
  });
}

const stateOf = (root: MemoryRoot): string | undefined => cells(root.text(TASKS), 'T-1')[2];
const notesOf = (root: MemoryRoot): string | undefined => cells(root.text(TASKS), 'T-1')[9];

describe('hold and resume', () => {
  it.each([
    ['PLAN', 'PLAN'],
    ['READY', 'READY'],
    ['DOING', 'READY'],
    ['REVIEW', 'REVIEW'],
    ['FIX', 'FIX'],
  ])('from %s back to %s', async (state, back) => {
    const root = rootOf({ state, notes: 'a remark', ...(state === 'DOING' ? { lock: ME } : {}) });
    await root.accepted(DANA, event('hold', because));
    expect(notesOf(root)).toBe(`a remark; held_from=${state}`);
    expect(cells(root.text(TASKS), 'T-1').slice(4, 7)).toEqual(['-', '-', '-']);
    await root.accepted(DANA, event('resume'));
    expect([stateOf(root), notesOf(root)]).toEqual([back, 'a remark']);
    expect(errors(await findings(root))).toEqual([]);
  });

  it('of rework goes back to rework', async () => {
    const root = rootOf({ state: 'FIX' });
    await root.accepted(ME, event('start'));
    await root.accepted(DANA, event('hold', because));
    await root.accepted(DANA, event('resume'));
    expect(stateOf(root)).toBe('FIX');
  });

  it('knows from the audit log where a task was, when its notes lost it', async () => {
    const root = rootOf({ state: 'REVIEW' });
    await root.accepted(DANA, event('hold', because));
    root.store.files.set(TASKS, root.text(TASKS).replace('held_from=REVIEW', '-'));
    await root.accepted(DANA, event('resume'));
    expect(stateOf(root)).toBe('REVIEW');
  });

  it('lets the pending row expire, so that a request must open a new one', async () => {
    const root = rootOf({ state: 'DOING', lock: ME });
    await root.accepted(ME, event('submit'));
    await root.accepted(DANA, event('hold', because));
    expect(cells(root.text(APPROVALS), 'A-001')[3]).toBe('expired');
    await root.accepted(DANA, event('resume'));
    expect(errors(await findings(root))).toEqual([]);
    expect(await root.refused(DANA, event('finish'))).toMatchObject({ code: 'finish/not-approved' });
    const { result } = await root.accepted(ME, { verb: 'request', target: 'T-1', kind: 'result', op: 'again' });
    await root.accepted(KIM, { verb: 'approve', id: result.approval ?? '' });
    await root.accepted(DANA, event('finish'));
    expect(stateOf(root)).toBe('DONE');
  });
});

describe('recover', () => {
  it('of rework goes back to rework, by the lease, the log, or the last decision', async () => {
    const byLease = rootOf({ state: 'FIX' });
    await byLease.accepted(ME, event('start'));
    await byLease.accepted(ME, event('recover', because));
    expect(stateOf(byLease)).toBe('FIX');
    const byLog = rootOf({ state: 'FIX' });
    await byLog.accepted(ME, event('start'));
    byLog.store.runtime = { ...byLog.store.runtime, leases: {} };
    await byLog.accepted(ME, event('recover', because));
    expect(stateOf(byLog)).toBe('FIX');
    const rejected = { status: 'rejected', approver: KIM, role: 'AUDIT', decided: '2026-01-15T11:00:00Z' };
    const byRow = rootOf({ state: 'DOING', lock: ME }, { [APPROVALS]: approvals(rejected) });
    await byRow.accepted(ME, event('recover', because));
    expect(stateOf(byRow)).toBe('FIX');
  });

  it('is free for a task that nobody holds', async () => {
    const root = rootOf({ state: 'DOING' });
    await root.accepted('WORK@other', event('recover', because));
    expect(stateOf(root)).toBe('READY');
  });
});

describe('submit', () => {
  it('still succeeds after the lease ran out, if nobody took over', async () => {
    const root = rootOf({ state: 'READY' });
    await root.accepted(ME, event('start'));
    root.now += DAY;
    await root.accepted(ME, event('submit', { token: 1 }));
    expect(stateOf(root)).toBe('REVIEW');
  });

  it('lets an older undecided row expire', async () => {
    const root = rootOf({ state: 'DOING', lock: ME }, { [APPROVALS]: approvals({ status: 'pending' }) });
    await root.accepted(ME, event('submit'));
    expect([cells(root.text(APPROVALS), 'A-1')[3], cells(root.text(APPROVALS), 'A-2')[3]]).toEqual([
      'expired',
      'pending',
    ]);
  });

  it('writes what git says into the record: what changed since the start', async () => {
    const root = rootOf({ state: 'READY', artifact: '-' });
    const base = '3f786850e387550fdab836ed7e6dc881de23001b';
    const head = '89e6c98d92887913cadf06b2adb97f26cde4849b';
    root.answers.commit = base;
    await root.accepted(ME, event('start'));
    root.answers.commit = head;
    const digest = root.answers.digest('src/a.ts') ?? '';
    const files = [{ path: 'src/a.ts', added: 1, removed: 0, digest }];
    const change = { base, head, dirty: false, digest, text: '+export {};\n', files };
    root.answers.changes.set(base, change);
    await root.accepted(ME, event('submit', { checks: [{ command: 'npm test', exit: 0 }] }));
    const record = root.text('ORCH/patches/2026-01/T-1-A-001.diff.md');
    for (const part of [base, head, digest, 'npm test', 'self-report', '+export {};']) expect(record).toContain(part);
    await root.accepted(KIM, { verb: 'approve', id: 'A-001' });
    root.answers.diffs.set(`${base}..${head}`, { ...change, digest: `sha256:${'d'.repeat(64)}` });
    expect(await root.refused(DANA, event('finish'))).toMatchObject({
      code: 'finish/contradicted',
      params: { file: '' },
    });
    root.answers.diffs.set(`${base}..${head}`, change);
    await root.accepted(DANA, event('finish'));
  });

  it('keeps what stood in an artifact that git has no change of', async () => {
    const root = rootOf({ state: 'DOING', lock: ME, artifact: '-' }, { 'docs/b.md': 'as before\n' });
    const digest = root.answers.digest('src/a.ts') ?? '';
    const files = [{ path: 'src/a.ts', added: 1, removed: 0, digest }];
    const commits = { base: 'a'.repeat(40), head: 'a'.repeat(40) };
    root.answers.changes.set(undefined, { ...commits, dirty: true, digest, text: '+export {};\n', files });
    await root.accepted(ME, event('submit', { artifacts: ['src/a.ts', 'docs/b.md'] }));
    const record = root.text('ORCH/patches/2026-01/T-1-A-001.diff.md');
    expect(record).toContain(`path: "docs/b.md"\n    digest: "${root.answers.digest('docs/b.md')}"`);
    expect(record).toContain('files: 1');
    await root.accepted(KIM, { verb: 'approve', id: 'A-001' });
    root.store.files.set('docs/b.md', 'something else\n');
    expect(await root.refused(DANA, event('finish'))).toMatchObject({
      code: 'finish/contradicted',
      params: { file: 'docs/b.md' },
    });
  });

  it.each(['the design', 'src/**/*.ts', 'https://example.org/x'])(
    'has nothing to show in words: %s',
    async (artifact) => {
      const root = rootOf({ state: 'DOING', lock: ME, artifact });
      expect((await root.refused(ME, event('submit'))).code).toBe('submit/nothing');
      const files = [{ path: 'src/a.ts', added: 1, removed: 0, digest: root.answers.digest('src/a.ts') ?? '' }];
      const commits = { base: 'a'.repeat(40), head: 'a'.repeat(40) };
      root.answers.changes.set(undefined, { ...commits, dirty: true, digest: 'x', text: '', files });
      await root.accepted(ME, event('submit'));
    },
  );

  it('takes the first free id of the ledger, and never one that a record has', async () => {
    const record = 'ORCH/patches/2026-01/T-1-APR_8.diff.md';
    const old = {
      id: 'APR_7',
      task: 'rule:x',
      status: 'rejected',
      approver: KIM,
      role: 'AUDIT',
      decided: '2026-01-15T11:00:00Z',
    };
    const root = rootOf({ state: 'DOING', lock: ME }, { [APPROVALS]: approvals(old), [record]: 'mine\n' });
    expect((await root.accepted(ME, event('submit'))).result.approval).toBe('APR_9');
    expect(root.text(record)).toBe('mine\n');
  });
});

describe('return', () => {
  it('leaves a row that is decided as it is, and says so in the log', async () => {
    const root = rootOf({ state: 'DOING', lock: ME });
    await root.accepted(ME, event('submit'));
    await root.accepted(KIM, { verb: 'approve', id: 'A-001' });
    const ledger = root.text(APPROVALS);
    await root.accepted(DANA, event('return', because));
    expect([stateOf(root), root.text(APPROVALS)]).toEqual(['FIX', ledger]);
    expect(root.answers.history().at(-1)?.line).toMatchObject({
      event: 'return',
      supersedes: 'A-001',
      reason: 'because',
    });
  });

  it('is the same as to reject the row, whoever asks how', async () => {
    const [one, two] = [0, 1].map(() => rootOf({ state: 'DOING', lock: ME }));
    for (const root of [one!, two!]) await root.accepted(ME, event('submit'));
    await one!.accepted(KIM, event('return', because));
    await two!.accepted(KIM, { verb: 'reject', id: 'A-001', ...because });
    expect(two!.store.files).toEqual(one!.store.files);
  });

  it('is not for who asked', async () => {
    const root = rootOf({ state: 'REVIEW' }, { [APPROVALS]: approvals({ status: 'pending', by: DANA }) });
    expect(await root.refused(DANA, event('return', because))).toMatchObject({ code: 'decide/self' });
  });
});

describe('FREEZE', () => {
  const frozen = { [FLAGS]: 'FREEZE=on\n', [APPROVALS]: approvals({ status: 'pending', by: ME }) };

  it.each([
    ['READY', ME, 'start', 'move/frozen'],
    ['REVIEW', KIM, 'return', 'move/frozen'],
    ['DOING', ME, 'submit', undefined],
    ['DOING', ME, 'recover', undefined],
    ['DOING', DANA, 'hold', undefined],
    ['DOING', DANA, 'drop', undefined],
    ['PLAN', DANA, 'ready', undefined],
  ])('from %s by %s: %s → %s', async (state, actor, name, code) => {
    const root = rootOf({ state, ...(state === 'DOING' ? { lock: ME } : {}) }, frozen);
    const outcome = await root.event(actor, name, 'T-1', because);
    expect(outcome.kind === 'refused' ? outcome.refusal.code : undefined).toBe(code);
  });

  it('stops everything automatic', async () => {
    const root = rootOf({ state: 'PLAN' }, frozen);
    const robot = { as: 'CMD@auto' };
    const auto = policy('approvals: { automatic: ["*@auto"] }');
    root.store.files.set(RULES, auto[RULES] ?? '');
    for (const intent of [event('hold', because), event('ready'), { verb: 'plan', title: 'x' }] as const)
      expect(await root.refused(robot.as, intent)).toMatchObject({ code: 'move/frozen' });
  });
});

describe('plan', () => {
  it('numbers on as the ledger does, and never uses an id twice', async () => {
    const root = new MemoryRoot({
      [TASKS]: tasks({ id: 'W-007', state: 'PLAN' }, { id: 'W-009', state: 'PLAN' }, { id: 'x-3', state: 'PLAN' }),
    });
    root.store.files.set('ORCH/STATE/TASKS.archive.md', tasks({ id: 'W-010', state: 'DONE' }));
    const archive = (await root.workspace()).policy.paths.archive;
    root.store.files.set(archive, tasks({ id: 'W-010', state: 'DONE' }));
    expect((await root.accepted(DANA, { verb: 'plan', title: 'x' })).result.id).toBe('W-011');
    expect((await root.refused(DANA, { verb: 'plan', title: 'x', id: 'w-010' })).code).toBe('plan/id-taken');
    root.store.files.set(TASKS, tasks({ id: 'W-009', state: 'PLAN' }));
    expect((await root.accepted(DANA, { verb: 'plan', title: 'x' })).result.id).toBe('W-012');
  });

  it('writes what was given, into notes where there is no column', async () => {
    const root = rootOf({ state: 'PLAN' });
    await root.accepted(ME, {
      verb: 'plan', id: 'N-1', title: ' two\n lines | pipe ', owner: 'WORK', due: '2026/02/01', priority: 'P1', depends: ['T-1'],
    }); // prettier-ignore
    expect(root.text(TASKS)).toContain('two lines \\| pipe');
    const task = (await root.workspace()).tasks.find(({ record }) => record.id === 'N-1')?.record;
    expect(task?.text('due')).toBe('2026-02-01');
    expect(task?.priority).toBe('P1');
    expect(task?.depends.map(({ text }) => text)).toEqual(['T-1']);
    expect(task?.state?.name).toBe('PLAN');
  });

  it('counts an archived task as done, and one that was dropped as dropped', async () => {
    const root = rootOf({ state: 'READY', depends: 'T-8' });
    const { paths } = (await root.workspace()).policy;
    root.store.files.set(paths.archive, tasks({ id: 'T-8', state: 'DROP' }));
    expect((await root.refused(ME, event('start'))).code).toBe('start/dependency-dropped');
    root.store.files.set(paths.archive, tasks({ id: 'T-8', state: 'DONE' }));
    await root.accepted(ME, event('start'));
  });
});

describe('a policy of the team', () => {
  const own = `states:
  PLAN: off
  Backlog: { category: backlog }
  DOING: { category: active }
  Testing: { category: active }
  Waiting: { category: paused }
events:
  start: off
  begin: { from: [ready, rework], to: DOING, by: owner, lock: acquire }
  test: { from: DOING, to: Testing, by: holder }
  sneak: { from: active, to: done, by: any }
  park: { from: active, to: Waiting, by: [CMD, holder], lock: release, approval: expire-pending, reason: required }
wip: 1`;

  it('keeps the guards of what its events do, whatever they are called', async () => {
    const root = rootOf({ state: 'Backlog', owner: 'robot' }, policy(own));
    expect((await root.refused(DANA, event('ready'))).code).toBe('ready/owner-unknown');
    await root.accepted(DANA, { verb: 'assign', id: 'T-1', owner: 'WORK' });
    await root.accepted(DANA, event('ready'));
    expect((await root.refused(ME, event('start'))).code).toBe('move/no-event');
    expect((await root.refused(DANA, event('begin'))).code).toBe('start/not-owner');
    const { result } = await root.accepted(ME, event('begin'));
    expect(result.lock).toMatchObject({ owner: ME, token: 1 });
    await root.accepted(ME, event('test'));
    expect(cells(root.text(TASKS), 'T-1').slice(2, 6)).toEqual(['Testing', 'WORK', 'WORK@me@2026-01-15T12:00:00Z', ME]);
    expect((await root.refused('WORK@other', event('sneak'))).code).toBe('recover/held');
    expect((await root.refused(ME, event('sneak'))).code).toBe('finish/not-approved');
    expect((await root.refused('WORK@other', event('park', because))).code).toBe('submit/not-holder');
    await root.accepted(ME, event('park', because));
    expect([stateOf(root), notesOf(root)]).toEqual(['Waiting', 'held_from=Testing']);
    await root.accepted(DANA, event('resume'));
    expect(stateOf(root)).toBe('READY');
    expect(errors(await findings(root))).toEqual([]);
  });

  it('takes the lock from a task that nobody works on any more, whatever its events say of locks', async () => {
    const root = rootOf(
      { state: 'DOING', lock: ME },
      policy('events: { ask: { from: active, to: review, by: holder } }'),
    );
    await root.accepted(ME, event('ask'));
    expect(cells(root.text(TASKS), 'T-1').slice(2, 7)).toEqual(['REVIEW', 'WORK', '-', '-', '-']);
  });

  it('asks for permission to start where it says so', async () => {
    const root = rootOf(
      { state: 'READY' },
      policy('approvals: { required_for: [done, active], kinds: { "start*": execute } }'),
    );
    expect((await root.refused(ME, event('start'))).code).toBe('start/not-permitted');
    const { result } = await root.accepted(ME, { verb: 'request', target: 'T-1', kind: 'execute', op: 'start it' });
    expect((await root.refused(ME, event('start'))).params).toMatchObject({ status: 'pending' });
    await root.accepted(KIM, { verb: 'approve', id: result.approval ?? '' });
    await root.accepted(ME, event('start'));
  });

  it('may let the same person decide in a team of one', async () => {
    const solo = rootOf(
      { state: 'REVIEW' },
      {
        ...policy('separation: solo'),
        [APPROVALS]: approvals({
          status: 'approved',
          by: DANA,
          approver: DANA,
          role: 'CMD',
          decided: '2026-01-15T11:00:00Z',
        }),
      },
    );
    await solo.accepted(DANA, event('finish'));
  });

  it('may have its ledgers in several files', async () => {
    const root = new MemoryRoot({
      ...policy('paths: { tasks: [a.md, b.md] }'),
      'a.md': tasks({ id: 'A-1', state: 'PLAN' }),
      'b.md': tasks({ id: 'B-1', state: 'PLAN', depends: 'A-1' }),
    });
    const { changes } = await root.accepted(DANA, event('ready', { id: 'B-1' }));
    expect(changes.map(({ path }) => path)).toEqual(['b.md']);
    await root.accepted(DANA, { verb: 'plan', title: 'x' });
    expect(root.text('a.md').trimEnd().split('\n')).toHaveLength(4);
  });
});

describe('a ledger in Japanese', () => {
  it('is moved on in its own words', async () => {
    const root = new MemoryRoot({
      [TASKS]:
        '| タスクID | 件名 | 状態 | 担当 | ロック | ロック所有者 | ロック期限 | 成果物 | 備考 |\n|---|---|---|---|---|---|---|---|---|\n| T-1 | 画面 | 準備完了 | WORK | - | - | - | a.ts | - |\n| T-2 | 帳票 | 作業中 | WORK | - | - | - | - | - |\n| T-3 | 一覧 | レビュー中 | WORK | - | - | - | - | - |\n',
      [APPROVALS]:
        '| 承認ID | タスクID | 操作 | 状態 | 申請者 | 承認者 | 承認者ロール | 申請日時 | 承認日時 | 証跡 |\n|---|---|---|---|---|---|---|---|---|---|\n| A-1 | T-3 | 一覧 | 承認待ち | WORK@me | - | - | 2026-01-15T11:00:00Z | - | - |\n',
      'a.ts': 'x',
    });
    await root.accepted(ME, event('start'));
    expect(stateOf(root)).toBe('作業中');
    await root.accepted(ME, event('submit', { op: '画面の作成' }));
    expect([stateOf(root), cells(root.text(APPROVALS), 'A-2')[3]]).toEqual(['レビュー中', '承認待ち']);
    await root.accepted(KIM, event('return', because));
    expect(cells(root.text(APPROVALS), 'A-2')[3]).toBe('却下');
    expect(errors(await findings(root))).toEqual([]);
  });
});

describe('a second table that lists tasks again', () => {
  it('follows the ledger in what it says, and goes on leaving out the rest', async () => {
    const view = '\n## Overview\n\n| task_id | state | lock_owner |\n|---|---|---|\n| T-1 | READY | - |\n';
    const root = rootOf({ state: 'READY' });
    root.store.files.set(TASKS, root.text(TASKS) + view);
    await root.accepted(ME, event('start'));
    expect(root.text(TASKS)).toContain('| T-1 | DOING | - |');
    expect(errors(await findings(root))).toEqual([]);
    expect(root.answers.history()[0]?.line.rows).toHaveLength(1);
  });
});

describe('time', () => {
  it('does not bring a lease back that somebody saw past its end', async () => {
    const root = rootOf({ state: 'READY' });
    await root.accepted(ME, event('start'));
    expect(await root.refused('WORK@other', event('recover', because))).toMatchObject({ code: 'recover/held' });
    root.now += 40 * MINUTE;
    await root.accepted(DANA, { verb: 'plan', title: 'x' });
    root.now -= 40 * MINUTE;
    await root.accepted('WORK@other', event('recover', because));
    expect((await root.accepted(ME, event('start'))).result.lock?.token).toBe(2);
  });

  it('does not make a decision earlier than its request', async () => {
    const root = rootOf({ state: 'DOING', lock: ME });
    await root.accepted(ME, event('submit'));
    root.now -= 10 * MINUTE;
    expect(await root.refused(KIM, event('return', because))).toMatchObject({ code: 'decide/clock' });
  });
});
