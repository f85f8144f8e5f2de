import { describe, expect, it } from 'vitest';
import { messagesFor, sayRefusal, type Intent } from '../../../../server/src/core/index.js';
import type { MemoryRoot } from '../../../support/memoryStore.js';
import { FLAGS } from '../ledgers.js';
import {
  approval,
  AUDITOR,
  CHIEF,
  done,
  event,
  OTHER,
  RECORD,
  refusal,
  rootOf,
  rules,
  task,
  WEEK,
  WORKER,
  type Wanted,
} from './roots.js';

const approve: Intent = { verb: 'approve', id: 'A-1' };
const reject: Intent = { verb: 'reject', id: 'A-1', reason: 'no test' };

/** A task in review, and the row that waits for a decision on it. */
const inReview = (row: Wanted = {}, files: Readonly<Record<string, string>> = {}) =>
  rootOf([{ state: 'REVIEW', artifact: 'src/login.ts' }], [{ evidence: RECORD, ...row }], files);

describe('approve', () => {
  it('decides a pending row once, bound to its evidence', async () => {
    const root = inReview();
    const { audit, approval: id } = await done(root, AUDITOR, approve);
    const digest = root.answers.digest(RECORD);
    expect(id).toBe('A-1');
    expect(audit).toMatchObject({
      event: 'approve',
      assurance: 'asserted',
      approval: 'A-1',
      evidence: { path: RECORD, digest },
    });
    const cells = await approval(root);
    expect([cells('status'), cells('approver'), cells('approver_role'), cells('ts_dec'), cells('digest')]).toEqual([
      ...['approved', AUDITOR, 'AUDIT', '2026-01-15T12:00:00Z', digest],
    ]);
    expect((await task(root))('state')).toBe('REVIEW');
    const again = await root.refused(AUDITOR, approve);
    expect(again).toMatchObject({ code: 'decide/not-pending', alreadyDone: true });
  });

  it('asks for no evidence of permissions, and writes Japanese ledgers in Japanese', async () => {
    const head =
      '| 承認ID | タスクID | 操作 | 種別 | 状態 | 申請者 | 承認者 | 承認者ロール | 申請日時 | 承認日時 | 証跡 |\n|-|-|-|-|-|-|-|-|-|-|-|\n';
    const old =
      '| A-0 | T-1 | 着手 | 着手 | 却下 | WORK@me | CMD@dana | CMD | 2026-01-14T10:00:00Z | 2026-01-14T11:00:00Z | - |\n';
    const row = '| A-1 | T-1 | 着手 | 着手 | 承認待ち | WORK@me | - | - | 2026-01-15T10:00:00Z | - | - |\n';
    const root = rootOf([{ state: 'READY' }], [], { 'ORCH/STATE/APPROVALS.md': head + old + row });
    const { audit } = await done(root, AUDITOR, approve);
    expect(audit.evidence).toBeUndefined();
    expect((await approval(root))('status')).toBe('承認済み');
  });

  it('decides sections in place', async () => {
    const text = `## A-1\n\n- **task_id**: T-1\n- **op**: x\n- **kind**: execute\n- **status**: pending\n- **requested_by**: WORK@me\n- **approver**: -\n- **approver_role**: -\n- **ts_req**: 2026-01-15T10:00:00Z\n- **ts_dec**: -\n`;
    const root = rootOf([{ state: 'READY' }], [], { 'ORCH/STATE/APPROVALS.md': text });
    await done(root, AUDITOR, approve);
    expect(root.text('ORCH/STATE/APPROVALS.md')).toContain(
      '- **status**: approved\n- **requested_by**: WORK@me\n- **approver**: AUDIT@kim\n',
    );
  });

  it('refuses rows that nobody can decide', async () => {
    expect(await refusal(inReview(), AUDITOR, { verb: 'approve', id: 'A-9' })).toBe('move/no-approval');
    const decided = { status: 'rejected', approver: CHIEF, role: 'CMD', decided: '2026-01-15T11:00:00Z' };
    expect(await refusal(inReview(decided), AUDITOR, approve)).toBe('decide/not-pending');
    const late = inReview();
    late.now += WEEK;
    expect(await refusal(late, AUDITOR, approve)).toBe('decide/expired');
    expect(await refusal(inReview({ at: 'yesterday' }), AUDITOR, approve)).toBe('decide/request-time');
    const early = inReview({ at: '2026-01-15T12:00:01Z' });
    const refused = await early.refused(AUDITOR, approve);
    expect([refused.code, refused.retry]).toEqual(['decide/clock', Date.UTC(2026, 0, 15, 12, 0, 1)]);
    const doing = rootOf([{ state: 'DOING', lock: WORKER }], [{ evidence: RECORD }]);
    expect(await refusal(doing, AUDITOR, approve)).toBe('decide/not-in-review');
    expect(await refusal(doing, AUDITOR, reject)).toBe('decide/not-in-review');
  });

  it('refuses results while no task ledger can be read', async () => {
    for (const [text, code] of [
      [undefined, 'ledger/missing'],
      ['', 'ledger/no-table'],
      ['# Tasks\n', 'ledger/no-table'],
    ] as const) {
      const root = inReview();
      if (text === undefined) root.store.files.delete('ORCH/STATE/TASKS.md');
      else root.store.files.set('ORCH/STATE/TASKS.md', text);
      expect(await refusal(root, AUDITOR, approve)).toBe(code);
      expect(await refusal(root, AUDITOR, reject)).toBe(code);
    }
  });

  it('refuses results without evidence that holds', async () => {
    expect(await refusal(inReview({ evidence: '-' }), AUDITOR, approve)).toBe('decide/no-evidence');
    expect(await refusal(inReview({ evidence: 'gone.md' }), AUDITOR, approve)).toBe('decide/evidence-gone');
    expect(await refusal(inReview({ evidence: '../out.md' }), AUDITOR, approve)).toBe('decide/evidence-gone');
    const root = rootOf([{ state: 'DOING', lock: WORKER, artifact: 'src/login.ts' }]);
    await done(root, WORKER, { verb: 'event', event: 'submit', id: 'T-1', op: 'the form' });
    root.store.files.set('src/login.ts', 'export const other = 1;\n');
    expect(await refusal(root, AUDITOR, { verb: 'approve', id: 'A-001' })).toBe('decide/evidence-changed');
    root.store.files.set('src/login.ts', 'export {};\n');
    await done(root, AUDITOR, { verb: 'approve', id: 'A-001' });
  });

  it('refuses who may not, and everybody while it is frozen', async () => {
    expect(await refusal(inReview(), OTHER, approve)).toBe('decide/role');
    expect(await refusal(inReview({}, { [FLAGS]: 'FREEZE=on\n' }), AUDITOR, approve)).toBe('move/frozen');
    expect(await refusal(inReview({ by: '-' }), AUDITOR, approve)).toBe('decide/no-requester');
    const columns =
      '| appr_id | task_id | op | status | requested_by |\n|-|-|-|-|-|\n| A-1 | T-1 | x | pending | WORK@me |\n';
    const bare = rootOf([{ state: 'REVIEW' }], [], { 'ORCH/STATE/APPROVALS.md': columns });
    expect(await refusal(bare, AUDITOR, approve)).toBe('ledger/missing-column');
  });

  it('lets rules decide only while AUTO_DECIDE is on, and nothing is frozen', async () => {
    for (const value of ['off', 'shadow']) {
      const root = inReview({}, { [FLAGS]: `AUTO_DECIDE=${value}\n` });
      expect(await refusal(root, 'AUDIT@auto', approve)).toBe('decide/automatic');
    }
    const frozen = inReview({}, { [FLAGS]: 'AUTO_DECIDE=on\nFREEZE=on\n' });
    expect(await refusal(frozen, 'AUDIT@auto', approve)).toBe('move/frozen');
    await done(inReview({}, { [FLAGS]: 'AUTO_DECIDE=on\n' }), 'AUDIT@auto', approve);
  });

  it('wants another principal for each row of a quorum', async () => {
    const other = {
      id: 'A-2',
      evidence: RECORD,
      approver: AUDITOR,
      role: 'AUDIT',
      status: 'approved',
      decided: '2026-01-15T11:00:00Z',
    };
    const root = rootOf([{ state: 'REVIEW' }], [{ evidence: RECORD }, other]);
    expect(await refusal(root, AUDITOR, approve)).toBe('decide/twice');
    await done(root, CHIEF, approve);
  });
});

describe('reject', () => {
  it('of the result of a task in review is the event return', async () => {
    const root = inReview();
    const { audit } = await done(root, AUDITOR, reject);
    expect(audit).toMatchObject({ event: 'return', from: 'REVIEW', to: 'FIX', approval: 'A-1', reason: 'no test' });
    expect([(await task(root))('state'), (await approval(root))('status')]).toEqual(['FIX', 'rejected']);
  });

  it('asks for the reason that return asks for, and for another principal', async () => {
    expect(await refusal(inReview(), AUDITOR, { verb: 'reject', id: 'A-1' })).toBe('move/reason-missing');
    expect(await refusal(inReview({ by: AUDITOR }), AUDITOR, reject)).toBe('decide/self');
    expect(await refusal(inReview(), OTHER, reject)).toBe('move/wrong-role');
  });

  it('of anything else decides the row alone', async () => {
    const root = rootOf(
      [{ state: 'READY' }],
      [{ kind: 'execute' }, { id: 'A-2', task: 'rule:review', kind: 'change' }],
    );
    await done(root, AUDITOR, { verb: 'reject', id: 'A-1' });
    await done(root, CHIEF, { verb: 'reject', id: 'A-2', reason: 'no' });
    expect([(await approval(root))('status'), (await approval(root, 'A-2'))('approver')]).toEqual(['rejected', CHIEF]);
    expect((await task(root))('state')).toBe('READY');
  });
});

/** Requester, approver, and what each separation makes of them: a mark, '' for none, or a refusal. */
const MATRIX: readonly [string, string, string, string, string, string][] = [
  ['distinct', WORKER, AUDITOR, '', '', 'solo'],
  ['only the approver named', 'WORK', AUDITOR, 'decide/unnamed', 'unproven', 'solo'],
  ['only the requester named', WORKER, 'AUDIT', 'decide/unnamed', 'unproven', 'solo'],
  ['neither named', 'WORK', 'AUDIT', 'decide/unnamed', 'unproven', 'solo'],
  ['same name', 'WORK@kim', AUDITOR, 'decide/self', 'decide/self', 'solo'],
  ['same seat', 'CMD', 'CMD', 'decide/self', 'decide/self', 'solo'],
  ['same role', 'CMD', CHIEF, 'decide/self', 'decide/self', 'solo'],
  ['an agent for its operator', 'WORK@alice', 'AUDIT@bot', 'decide/self', 'decide/self', 'solo'],
  ['an agent for another of its operator', 'WORK@tool', 'AUDIT@bot', 'decide/self', 'decide/self', 'solo'],
  ['an operator for an agent', 'WORK@tool', 'AUDIT@alice', 'operator', 'operator', 'solo'],
];

describe.each(['strict', 'named', 'solo'] as const)('separation: %s', (separation) => {
  it.each(MATRIX)('%s', async (_, by, approver, ...expected) => {
    const wanted = expected[['strict', 'named', 'solo'].indexOf(separation)];
    const policy = rules(`separation: ${separation}\nagents: { bot: { operator: alice }, tool: { operator: alice } }`);
    const root = inReview({ by }, policy);
    if (wanted?.startsWith('decide/') === true) expect(await refusal(root, approver, approve)).toBe(wanted);
    else expect((await done(root, approver, approve)).audit.separation ?? '').toBe(wanted);
  });
});

describe('who asked, by the audit log', () => {
  const LEDGER = 'ORCH/STATE/APPROVALS.md';

  /** Types over cells of the one approval, as somebody does who commits it then. */
  function type(root: MemoryRoot, cells: Readonly<Record<string, string>>): void {
    const lines = root.text(LEDGER).trimEnd().split('\n');
    const [names = [], row = []] = [lines[0], lines.at(-1)].map((line) => line?.split('|').map((cell) => cell.trim()));
    const typed = row.map((cell, at) => cells[names[at] ?? ''] ?? cell);
    root.store.files.set(LEDGER, [...lines.slice(0, -1), typed.join(' | ').trim(), ''].join('\n'));
  }

  /** A permission that AUDIT@kim asked for through Orch, and that names somebody else since. */
  async function retold(root = rootOf([{ state: 'READY' }])): Promise<{ root: MemoryRoot; id: string }> {
    const { approval: id } = await done(root, AUDITOR, {
      verb: 'request',
      target: 'T-1',
      kind: 'execute',
      op: 'start',
    });
    type(root, { requested_by: WORKER });
    return { root, id: id ?? '' };
  }

  it('does not approve, whoever the row names now', async () => {
    const { root, id } = await retold();
    const refused = await root.refused(AUDITOR, { verb: 'approve', id });
    expect(refused).toMatchObject({
      code: 'decide/own-request',
      params: { id, actor: AUDITOR, requester: AUDITOR, said: WORKER },
    });
    expect(sayRefusal(refused, messagesFor('en'))).toMatch(/put requested_by back/);
    await done(root, CHIEF, { verb: 'approve', id });
  });

  it('may reject, since that gives nobody anything', async () => {
    const { root, id } = await retold();
    await done(root, AUDITOR, { verb: 'reject', id, reason: 'no longer wanted' });
  });

  it('is asked nothing in a team of one', async () => {
    const { root, id } = await retold(rootOf([{ state: 'READY' }], [], rules('separation: solo')));
    await done(root, AUDITOR, { verb: 'approve', id });
  });

  it('does not finish on an approval that was written by hand in that name', async () => {
    const root = rootOf([{ state: 'DOING', owner: 'AUDIT', lock: AUDITOR, artifact: 'src/login.ts' }]);
    const { approval: id } = await done(root, AUDITOR, event('submit', 'T-1'));
    const decided = { approver: AUDITOR, approver_role: 'AUDIT', ts_dec: '2026-01-15T12:01:00Z' };
    type(root, { status: 'approved', requested_by: WORKER, ...decided });
    const refused = await root.refused(CHIEF, event('finish', 'T-1'));
    expect(refused).toMatchObject({ code: 'finish/same-person', params: { approval: id, requester: AUDITOR } });
  });
});
