import { describe, expect, it } from 'vitest';
import { hashOf, type Intent } from '../../../../server/src/core/index.js';
import { APPROVALS, TASKS } from '../ledgers.js';
import { approval, AUDITOR, CHIEF, done, event, OTHER, RECORD, refusal, rootOf, rules, WEEK, WORKER } from './roots.js';

type Request = Extract<Intent, { verb: 'request' }>;
const ask = (target: string, kind: Request['kind'], more: Partial<Request> = {}): Request => ({
  verb: 'request',
  target,
  kind,
  op: 'may I',
  ...more,
});

describe('request', () => {
  it('asks for permission before the start, once', async () => {
    const root = rootOf([{ state: 'READY' }]);
    const plan = await done(root, WORKER, ask('T-1', 'execute', { op: ' may\nI ' }));
    expect(plan.approval).toBe('A-001');
    expect(plan.audit.rows[0]).toMatchObject({ kind: 'approval', id: 'A-001', before: null });
    expect((await approval(root, 'A-001'))('requested_by')).toBe(WORKER);
    expect(await refusal(root, WORKER, ask('T-1', 'execute'))).toBe('request/open');
    expect(await refusal(rootOf([{ state: 'DOING', lock: WORKER }]), WORKER, ask('T-1', 'execute'))).toBe(
      'request/started',
    );
  });

  it('asks for changes of rules and paths, each operation for itself', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, ask('rule:review', 'change', { op: 'one' }));
    await done(root, WORKER, ask('rule:review', 'change', { op: 'two' }));
    await done(root, WORKER, ask('path:src/a.ts', 'waiver'));
    expect(await refusal(root, WORKER, ask('rule:review', 'change', { op: 'two' }))).toBe('request/open');
    expect(await refusal(root, WORKER, ask('rule:review', 'result'))).toBe('request/kind-needs-task');
    expect(await refusal(root, WORKER, ask('T-9', 'execute'))).toBe('move/no-task');
    expect(await refusal(root, WORKER, ask('T-1', 'change', { op: ' ' }))).toBe('request/no-op');
  });

  it('of a change of a file is for what that file says, where nothing else is named', async () => {
    const root = rootOf([{ state: 'READY' }], [], { ...rules('wip: 2'), 'ORCH/STATE/flags.md': 'FREEZE=off\n' });
    const evidence = async (target: string, more: Partial<Request> = {}): Promise<string> => {
      const { approval: id } = await done(root, WORKER, ask(target, more.kind ?? 'change', more));
      return (await approval(root, id ?? ''))('evidence') ?? '';
    };
    expect(await evidence('path:PROJECT_RULES.md')).toBe('PROJECT_RULES.md');
    expect(await evidence('Path:./src/login.ts ')).toBe('src/login.ts');
    expect(await evidence('path:src/login.ts', { op: 'another', evidence: RECORD })).toBe(RECORD);
    const others = ['path:src/', 'path:src/gone.ts', 'path:../out.md', `path:${TASKS}`, 'path:ORCH/STATE/flags.md'];
    for (const target of [...others, 'rule:wip']) expect(await evidence(target), target).toBe('');
    expect(await evidence('path:src/login.ts', { kind: 'waiver' })).toBe('');
    expect(await refusal(root, WORKER, ask('path:PROJECT_RULES.md', 'change'))).toBe('request/open');
  });

  it('binds the decision to that text', async () => {
    const root = rootOf([{ state: 'READY' }]);
    await done(root, WORKER, ask('path:src/login.ts', 'change'));
    root.store.files.set('src/login.ts', 'export const changed = 1;\n');
    const { audit } = await done(root, AUDITOR, { verb: 'approve', id: 'A-001' });
    expect(audit.evidence).toEqual({ path: 'src/login.ts', digest: hashOf('export const changed = 1;\n') });
    expect((await approval(root, 'A-001'))('digest')).toBe(audit.evidence?.digest);
  });

  it('asks again for the result of a task that went on in review, with the evidence it had', async () => {
    const root = rootOf([{ state: 'REVIEW', owner: WORKER }], [{ evidence: RECORD }]);
    await done(root, CHIEF, event('hold', 'T-1', { reason: 'wait' }));
    expect(await refusal(root, WORKER, ask('T-1', 'result'))).toBe('request/not-in-review');
    await done(root, CHIEF, event('resume', 'T-1'));
    expect(await refusal(root, OTHER, ask('T-1', 'result'))).toBe('request/not-owner');
    const { approval: id } = await done(root, WORKER, ask('T-1', 'result'));
    expect((await approval(root, id ?? ''))('evidence')).toBe(RECORD);
  });

  it('wants evidence of a result that is there, inside, and written for every machine', async () => {
    const root = rootOf([{ state: 'REVIEW' }]);
    expect(await refusal(root, WORKER, ask('T-1', 'result'))).toBe('request/no-evidence');
    for (const evidence of ['gone.md', '../out.md', 'src\\login.ts', '/etc/passwd', 'words'])
      expect(await refusal(root, WORKER, ask('T-1', 'result', { evidence })), evidence).toBe('request/bad-evidence');
    await done(root, WORKER, ask('T-1', 'result', { evidence: RECORD }));
  });

  it('asks nothing for what is over', async () => {
    const done = rootOf([{ state: 'DROP' }]);
    for (const kind of ['execute', 'steal', 'waiver', 'change'] as const)
      expect(await refusal(done, WORKER, ask('T-1', kind))).toBe('request/closed');
  });

  it('asks for a steal with a row for each role that must agree', async () => {
    const root = rootOf([{ state: 'DOING', lock: OTHER }]);
    expect(await refusal(root, OTHER, ask('T-1', 'steal'))).toBe('steal/own');
    const { audit } = await done(root, WORKER, ask('T-1', 'steal'));
    expect(audit.rows.map(({ after }) => after?.['approver_role'])).toEqual(['CMD', 'AUDIT']);
    expect(await refusal(root, WORKER, ask('T-1', 'steal'))).toBe('request/open');
    expect(await refusal(rootOf([{ state: 'DOING' }]), WORKER, ask('T-1', 'steal'))).toBe('request/nothing-to-steal');
  });

  it('refuses a kind that the ledger could not tell from another', async () => {
    const head =
      '| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence |\n|-|-|-|-|-|-|-|-|-|-|\n';
    const root = rootOf([{ state: 'READY' }], [], { [APPROVALS]: head });
    expect(await refusal(root, WORKER, ask('T-1', 'execute'))).toBe('ledger/missing-column');
    await done(root, WORKER, ask('rule:review', 'change'));
    root.store.files.delete(APPROVALS);
    expect(await refusal(root, WORKER, ask('rule:review', 'change'))).toBe('ledger/missing');
  });

  it('writes as a Japanese ledger does', async () => {
    const head =
      '| 承認ID | タスクID | 操作 | 種別 | 状態 | 申請者 | 承認者 | 承認者ロール | 申請日時 | 承認日時 | 証跡 |\n|-|-|-|-|-|-|-|-|-|-|-|\n';
    const row = '| A-1 | T-9 | 着手 | 着手 | 承認待ち | WORK@me | - | - | 2026-01-15T10:00:00Z | - | - |\n';
    const root = rootOf([{ state: 'READY' }], [], { [APPROVALS]: head + row });
    await done(root, WORKER, ask('T-1', 'execute'));
    expect(root.text(APPROVALS)).toContain('| A-2 | T-1 | may I | 着手 | 承認待ち | WORK@me |');
  });
});

describe('expire', () => {
  it('is for anybody once the time is past, before that for who commands', async () => {
    const root = rootOf([{ state: 'READY' }], [{ kind: 'execute' }]);
    expect(await refusal(root, WORKER, { verb: 'expire', id: 'A-1' })).toBe('move/wrong-role');
    expect(await refusal(root, WORKER, { verb: 'expire' })).toBe('expire/none');
    root.now += WEEK;
    await done(root, WORKER, { verb: 'expire', id: 'A-1' });
    expect((await approval(root))('status')).toBe('expired');
    expect(await root.refused(WORKER, { verb: 'expire', id: 'A-1' })).toMatchObject({
      code: 'decide/not-pending',
      alreadyDone: true,
    });
    expect(await refusal(root, WORKER, { verb: 'expire', id: 'A-7' })).toBe('move/no-approval');
    await done(rootOf([{ state: 'READY' }], [{ kind: 'execute' }]), CHIEF, { verb: 'expire', id: 'A-1' });
  });

  it('without an id is of all that are past their time', async () => {
    const root = rootOf(
      [{ state: 'READY' }],
      [{ kind: 'execute' }, { id: 'A-2', kind: 'waiver', at: '2026-01-20T10:00:00Z' }, { id: 'A-3', kind: 'change' }],
    );
    root.now += WEEK;
    const { audit, id } = await done(root, WORKER, { verb: 'expire' });
    expect([id, audit.rows.map((row) => row.id)]).toEqual([null, ['A-1', 'A-3']]);
  });

  it('by a rule waits while it is frozen', async () => {
    const root = rootOf([{ state: 'READY' }], [{ kind: 'execute' }], { 'ORCH/STATE/flags.md': 'FREEZE=on\n' });
    root.now += WEEK;
    expect(await refusal(root, 'AUDIT@auto', { verb: 'expire' })).toBe('move/frozen');
    await done(root, AUDITOR, { verb: 'expire' });
    expect(root.text(TASKS)).toContain('READY');
  });
});
