import { describe, expect, it } from 'vitest';
import { approvals, APPROVALS, findingsOf, found, ledger, rulesFile, sentences, TASKS } from './cases.js';

const HEADER = 'appr_id | task_id | op | status | ts_req | ts_dec';
const tasks = (...rows: readonly string[]): readonly string[] => [
  'task_id | state | notes',
  ...rows.map((row) => `${row} | -`),
];

/** An approval `A-n` for T-1 with this status, requested on day n. */
const row = (n: number, status: string): string => {
  return `A-${n} | T-1 | form | ${status} | 2026-01-${String(n).padStart(2, '0')}T09:00:00Z | -`;
};

const workspace = (state: string, ...statuses: readonly string[]): string => {
  return ledger(tasks(`T-1 | ${state}`), approvals(HEADER, ...statuses.map((status, at) => row(at + 1, status))));
};

describe('cross/done-without-approval', () => {
  const code = 'cross/done-without-approval';

  it.each([
    [[], 'error'],
    [['approved'], '-'],
    [['承認済み'], '-'],
    [['pending'], 'error'],
    [['rejected', 'approved'], '-'],
    [['approved', 'rejected'], 'warning'],
    [['approved', 'pending'], 'warning'],
    [['approved', 'expired'], 'warning'],
    [['approved', 'approved'], '-'],
    [['approved', 'wrong word'], '-'],
    [['expired', 'rejected'], 'error'],
  ])('of rows that are %j says %s', (statuses, severity) => {
    expect(found(code, workspace('DONE', ...statuses))[0]?.split(' ')[1] ?? '-').toBe(severity);
  });

  it('names the rows that there are, and points to them', () => {
    const fixture = workspace('DONE', 'expired', 'pending');
    expect(sentences(code, fixture)[0]).toContain('only with A-1 (expired), A-2 (pending)');
    expect(findingsOf(code, fixture)[0]?.related.map(({ file }) => file)).toEqual([APPROVALS, APPROVALS]);
  });

  it('goes by the time of the request where rows stand in another order', () => {
    const rows = [row(9, 'approved'), row(3, 'rejected')];
    expect(found(code, ledger(tasks('T-1 | DONE'), approvals(HEADER, ...rows)))).toEqual([]);
  });

  it('counts rows of the kind result alone, by column, by pattern of the policy, or by default', () => {
    const kinds = (...rows: readonly string[]): string => approvals('appr_id | task_id | op | kind | status', ...rows);
    const done = tasks('T-1 | DONE');
    expect(found(code, ledger(done, kinds('A-1 | T-1 | go | execute | approved')))).toHaveLength(1);
    expect(found(code, ledger(done, kinds('A-1 | T-1 | go | 結果 | approved')))).toEqual([]);
    expect(found(code, ledger(done, kinds('A-1 | T-1 | go | - | approved')))).toEqual([]);
    const policy = rulesFile('approvals: { kinds: { "start*": execute } }');
    const byText = approvals('appr_id | task_id | op | status', 'A-1 | T-1 | start it | approved');
    expect(found(code, ledger(done, byText, policy))).toHaveLength(1);
  });

  it('compares ids in NFC', () => {
    const fixture = ledger(tasks('\u00e9 | DONE'), approvals(HEADER, 'A-1 | e\u0301 | form | approved | - | -'));
    expect(found(code, fixture)).toEqual([]);
  });

  it('says once that without approvals nothing is proven', () => {
    const fixture = ledger(tasks('T-0 | READY', 'T-1 | DONE', 'T-2 | DONE'));
    expect(found(code, fixture)).toEqual(['T-1 info «DONE»']);
    expect(sentences(code, fixture)[0]).toContain('2 tasks are DONE');
    expect(found(code, ledger(tasks('T-1 | DONE'), `=== ${APPROVALS}\n# Approvals\n\nNone yet.\n`))).toEqual([
      'T-1 info «DONE»',
    ]);
  });

  it('judges by an approval ledger that is empty', () => {
    expect(found(code, ledger(tasks('T-1 | DONE'), approvals(HEADER)))).toEqual(['T-1 error «DONE»']);
  });

  it('judges both tasks of one id, and none without', () => {
    const fixture = ledger(tasks('T-1 | DONE', 'T-1 | DONE', '- | DONE'), approvals(HEADER, row(1, 'approved')));
    expect(found(code, fixture)).toEqual([]);
    expect(found(code, ledger(tasks('T-1 | DONE', 'T-1 | DONE', '- | DONE'), approvals(HEADER)))).toHaveLength(2);
  });

  it('is off where the policy asks for no approval, and goes by its states', () => {
    expect(
      found(code, ledger(tasks('T-1 | DONE'), approvals(HEADER), rulesFile('approvals: { required_for: [] }'))),
    ).toEqual([]);
    const policy = rulesFile('states: { SHIPPED: { category: done } }');
    expect(found(code, ledger(tasks('T-1 | SHIPPED'), approvals(HEADER), policy))).toEqual(['T-1 error «SHIPPED»']);
  });

  it('reads both ledgers as sections', () => {
    const task = `=== ${TASKS}\n### T-1: Login\n- **state**: DONE\n`;
    const approval = `=== ${APPROVALS}\n### A-1\n- **task_id**: T-1\n- **status**: approved\n`;
    expect(found(code, `${task}\n${approval}`)).toEqual([]);
    expect(found(code, `${task}\n${approval.replace('approved', 'pending')}`)).toEqual(['T-1 error «DONE»']);
  });
});

describe('cross/review-without-approval', () => {
  const code = 'cross/review-without-approval';

  it.each([
    [[], true],
    [['pending'], false],
    [['approved'], false],
    [['rejected'], true],
    [['expired', 'rejected'], true],
    [['pending', 'expired'], false],
    [['wrong word'], false],
  ])('of rows that are %j', (statuses, expected) => {
    expect(found(code, workspace('REVIEW', ...statuses))).toEqual(expected ? ['T-1 warning «REVIEW»'] : []);
  });

  it('is silent in a workspace without approvals, and in other states', () => {
    expect(found(code, ledger(tasks('T-1 | REVIEW')))).toEqual([]);
    expect(found(code, workspace('FIX', 'rejected'))).toEqual([]);
  });
});

describe('cross/approved-but-open', () => {
  const code = 'cross/approved-but-open';

  it('weighs it by what the state allows', () => {
    const states = ['PLAN', 'READY', 'DOING', 'REVIEW', 'FIX', 'DONE', 'HOLD', 'DROP'];
    expect(states.map((state) => found(code, workspace(state, 'approved'))[0]?.split(' ')[1] ?? '-').join(' ')).toBe(
      'warning warning info - - - - -',
    );
    expect(found(code, workspace('READY', 'pending', 'rejected'))).toEqual([]);
  });

  it('knows that work locked before the decision was not reopened after it', () => {
    const doing = (since: string): string => {
      const decided = 'A-1 | T-1 | form | approved | 2026-01-10T09:00:00Z | 2026-01-10T10:00:00Z';
      return ledger(['task_id | state | lock', `T-1 | DOING | WORK1@${since}`], approvals(HEADER, decided));
    };
    expect(found(code, doing('2026-01-10T09:50:00Z'))).toEqual(['T-1 warning «DOING»']);
    expect(found(code, doing('2026-01-10T10:10:00Z'))).toEqual(['T-1 info «DOING»']);
  });
});

describe('cross/several-open-approvals', () => {
  const code = 'cross/several-open-approvals';
  const open = (...rows: readonly string[]): string => {
    const header = 'appr_id | task_id | kind | op | status | approver | approver_role';
    return ledger(tasks('T-1 | REVIEW', 'T-2 | REVIEW'), approvals(header, ...rows));
  };

  it('compares rows of one kind, one task and one principal', () => {
    const fixture = open(
      'A-1 | T-1 | result | a | pending | - | -',
      'A-2 | T-1 | result | b | pending | - | -',
      'A-3 | T-1 | execute | a | pending | - | -',
      'A-4 | T-2 | result | a | pending | - | -',
      'A-5 | T-1 | result | a | pending | AUDIT | -',
      'A-6 | T-1 | result | a | pending | AUDIT@x | -',
      'A-7 | T-1 | result | a | pending | CMD@X | -',
      'A-8 | T-1 | result | a | expired | - | -',
    );
    expect(found(code, fixture)).toEqual(['A-2 warning «pending»', 'A-7 warning «pending»']);
  });

  it('takes the role for the principal where no name is given, as of those who allow a steal', () => {
    expect(
      found(code, open('A-1 | T-1 | steal | a | pending | - | CMD', 'A-2 | T-1 | steal | a | pending | - | AUDIT')),
    ).toEqual([]);
  });

  it('lets several changes of one thing be asked for, but none twice', () => {
    const fixture = open(
      'A-1 | rule:wip | - | two at once | pending | - | -',
      'A-2 | rule:wip | - | three at once | pending | - | -',
      'A-3 | rule:wip | - | two at once | pending | - | -',
    );
    expect(found(code, fixture)).toEqual(['A-3 warning «pending»']);
    expect(sentences(code, fixture)[0]).toContain('a change approval of rule:wip');
  });
});
