import { describe, expect, it } from 'vitest';
import {
  Checker,
  describe as sentence,
  messagesFor,
  parseTime,
  rules,
  type Finding,
} from '../../../server/src/core/index.js';
import { checkFixture, factsOf, openFixture, readFixture } from '../../support/fixture.js';

const HEADER = 'appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec | evidence';

interface Setting {
  /** Lines under `orch:` in the front matter. */
  readonly policy?: string;
  readonly header?: string;
  readonly tasks?: readonly string[];
  readonly flags?: string;
  readonly now?: string;
}

/** An approval ledger of these rows (cells by `|`, without the outer pipes), with tasks T-1 to T-3. */
function ledger(
  rows: readonly string[],
  { policy, header = HEADER, tasks = ['T-1', 'T-2', 'T-3'], flags }: Setting = {},
): string {
  const bar = header.replace(/[^|]+/g, '---');
  return [
    ...(policy === undefined ? [] : ['=== PROJECT_RULES.md', '---', 'orch:', policy, '---']),
    ...(flags === undefined ? [] : ['=== ORCH/STATE/flags.md', flags]),
    '=== ORCH/STATE/TASKS.md',
    '| task_id | title | state |',
    '|---|---|---|',
    ...tasks.map((id) => `| ${id} | Something | REVIEW |`),
    '=== ORCH/STATE/APPROVALS.md',
    `| ${header} |`,
    `|${bar}|`,
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function findings(rows: readonly string[], setting: Setting = {}): readonly Finding[] {
  return checkFixture(ledger(rows, setting), setting.now).filter(({ code }) => code.startsWith('approval/'));
}

/** The findings of the group as `id severity name`. */
function found(rows: readonly string[], setting: Setting = {}): string[] {
  return findings(rows, setting).map(
    ({ id, severity, code }) => `${id ?? '-'} ${severity} ${code.slice('approval/'.length)}`,
  );
}

const ASKED = '2026-01-14T09:00:00Z';
const DECIDED = '2026-01-14T10:30:00Z';

/** A row decided by two named people, with some cells replaced. */
function row(cells: Partial<Record<string, string>> = {}): string {
  const usual: Record<string, string> = {
    appr_id: 'A001',
    task_id: 'T-1',
    op: 'Login',
    status: 'approved',
    requested_by: 'WORK@alice',
    approver: 'AUDIT@bob',
    approver_role: 'AUDIT',
    ts_req: ASKED,
    ts_dec: DECIDED,
    evidence: '-',
  };
  return HEADER.split(' | ')
    .map((column) => cells[column] ?? usual[column])
    .join(' | ');
}

const pending = { status: 'pending', approver: '-', approver_role: '-', ts_dec: '-' };

describe('a ledger in order', () => {
  it('has nothing to report', () => {
    expect(found([row(), row({ appr_id: 'A002', ...pending }), row({ appr_id: 'A003', status: 'rejected' })])).toEqual(
      [],
    );
  });

  it('is read with Japanese headers, statuses and decoration', () => {
    const header = '承認ID | タスクID | 操作 | ステータス | 要求者 | 承認者 | 承認者ロール | 要求日時 | 決定日時';
    expect(
      found([`A1 | T-1 | ログイン | **承認済み** | WORK@花子 | AUDIT@太郎 | AUDIT | ${ASKED} | ${DECIDED}`], {
        header,
      }),
    ).toEqual([]);
    expect(
      found([`A1 | T-1 | ログイン | ✅ 承認済み | WORK@花子 | AUDIT@花子 | AUDIT | ${ASKED} | ${DECIDED}`], { header }),
    ).toEqual(['A1 error self-approved']);
  });

  it('is read with fourteen columns and `id` for the approval', () => {
    const header =
      'id | task_id | scope | op | status | requested_by | approver | approver_role | ts_req | ts_dec | manual_verification | signed_by | expiry_utc | evidence';
    const fine = `R-1 | T-1 | prod | Apply | approved | WORK | AUDIT@eve | AUDIT | ${ASKED} | ${DECIDED} | YES | AUDIT@eve | 2026-01-15T09:00:00Z | -`;
    expect(found([fine], { header })).toEqual([]);
    const late = `R-2 | T-2 | prod | Apply | pending | WORK | - | - | ${ASKED} | - | - | - | 2026-01-15T09:00:00Z | -`;
    expect(found([late], { header })).toEqual(['R-2 warning expired']);
  });

  it('says nothing about columns that are not there', () => {
    expect(found(['A1 | T-1 | approved'], { header: 'appr_id | task_id | status' })).toEqual([]);
    expect(found(['A1 | T-1 | approved | AUDIT@bob'], { header: 'appr_id | task_id | status | approver' })).toEqual([]);
  });

  it('is read as sections', () => {
    const text = `
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---|---|---|
| T-1 | Login | REVIEW |
=== ORCH/STATE/APPROVALS.md
# Approvals

## A001: Login
- **task_id**: T-1
- **status**: approved
- **requested_by**: WORK@alice
- **approver**: AUDIT@alice
- **ts_req**: 2026-01-14T09:00:00Z
- **ts_dec**: 2026-01-14T09:00:00Z
                ~~~~~~~~~~~~~~~~~~~~ warning approval/zero-second-decision
`;
    const all = checkFixture(text).filter(({ code }) => code.startsWith('approval/'));
    expect(all.map(({ code, range, id }) => [id, code, range.start.line])).toEqual([
      ['A001', 'approval/self-approved', 6],
      ['A001', 'approval/zero-second-decision', 8],
    ]);
  });
});

describe('ids', () => {
  it('are missing only where a row says something', () => {
    expect(found(['- | - | - | - | - | - | - | - | - | -', ' |  |  |  |  |  |  |  |  | '])).toEqual([]);
    expect(findings([row({ appr_id: '-' })]).map(({ id, code }) => [id, code])).toEqual([
      [null, 'approval/id-missing'],
    ]);
  });

  it('are one id when composed and decomposed alike, and collide when they differ in case', () => {
    const rows = ['é1', 'e\u03011', 'É1', 'É1', 'é1'].map((appr_id) => row({ appr_id }));
    expect(findings(rows).map(({ range, severity }) => [range.start.line, severity])).toEqual([
      [3, 'error'],
      [4, 'warning'],
      [5, 'error'],
      [6, 'error'],
    ]);
  });

  it('point at the row that has the id already', () => {
    const [finding] = findings([row(), row({ appr_id: 'A002' }), row()]);
    expect(finding?.range.start.line).toBe(4);
    expect(finding?.related).toEqual([
      { file: 'ORCH/STATE/APPROVALS.md', range: { start: { line: 2, character: 2 }, end: { line: 2, character: 6 } } },
    ]);
  });

  it('are compared in linear time', () => {
    const rows = Array.from({ length: 100_000 }, () => 'A1 | T-1 | pending');
    const text = ledger(rows, { header: 'appr_id | task_id | status' });
    const { files } = readFixture(text);
    const only = new Checker(rules.filter(({ code }) => code === 'approval/id-duplicate'));
    const { findings: all } = only.check(openFixture(files), factsOf(files), 0);
    expect(all.length).toBe(99_999);
  }, 60_000);
});

describe('statuses', () => {
  it.each([
    ['approved', []],
    ['APPROVED', []],
    ['`pending`', []],
    ['承認待ち', []],
    ['却下', []],
    ['done', ['A001 error status-unknown']],
    ['-', ['A001 error status-unknown']],
  ])('%s', (status, expected) => {
    const clean = { ...pending, status, ts_dec: '-', approver: '-', approver_role: '-' };
    expect(found([row(clean)]).filter((line) => line.includes('status-unknown'))).toEqual(expected);
  });

  it.each([
    ['aproved', 'approved'],
    ['Pendign', 'pending'],
    ['rejected (see notes)', 'rejected'],
    ['xyz', undefined],
  ])('%s is taken for %s', (status, meant) => {
    const [finding] = findings([row({ status })]);
    expect(finding?.fixes.map(({ edits, safe }) => [edits[0]?.newText, safe])).toEqual(
      meant === undefined ? [] : [[meant, false]],
    );
  });

  it('may be spelled as the policy says', () => {
    expect(
      found([row({ status: 'signed off' })], { policy: '  approvals: { statuses: { signed-off: approved } }' }),
    ).toEqual([]);
  });
});

describe('targets', () => {
  it('may be tasks, rules and paths', () => {
    expect(found([row({ task_id: 'rule:wip' }), row({ appr_id: 'A2', task_id: 'path:PROJECT_RULES.md' })])).toEqual([]);
    expect(found([row({ task_id: 'T-9' }), row({ appr_id: 'A2', task_id: '-' })])).toEqual([
      'A001 warning unknown-task',
      'A2 warning unknown-task',
    ]);
  });

  it('may be in the archive', () => {
    const text = `${ledger([row({ task_id: 'T-0' })])}\n=== ORCH/STATE/ARCHIVE.md\n| task_id | title | state |\n|---|---|---|\n| T-0 | Old | DONE |`;
    expect(checkFixture(text).filter(({ code }) => code === 'approval/unknown-task')).toEqual([]);
  });

  it('are not judged without a task ledger', () => {
    const text = ledger([row({ task_id: 'T-9' })]).replace('=== ORCH/STATE/TASKS.md', '=== elsewhere.md');
    expect(checkFixture(text).filter(({ code }) => code === 'approval/unknown-task')).toEqual([]);
  });
});

describe('separation', () => {
  /** Requester, approver, the finding that is expected, and the policy. */
  const cases: readonly (readonly [string, string, string, string?])[] = [
    ['WORK@alice', 'AUDIT@bob', ''],
    ['AUDIT@alice', 'AUDIT@bob', ''],
    ['WORK@alice', 'AUDIT@Alice', 'error self-approved'],
    ['WORK@alice', 'AUDIT@ａｌｉｃｅ', 'error self-approved'],
    ['AUDIT', 'AUDIT', 'error self-approved'],
    ['audit', 'AUDIT', 'error self-approved'],
    ['AUDIT1', 'AUDIT2', 'warning self-approved'],
    ['AUDIT@alice', 'AUDIT', 'warning self-approved'],
    ['WORK', 'AUDIT', 'info approver-unnamed'],
    ['WORK@alice', 'AUDIT', 'info approver-unnamed'],
    ['WORK', 'AUDIT@bob', ''],
    ['tanaka', 'suzuki', ''],
    ['tanaka', 'tanaka', 'error self-approved'],
    ['WORK', 'AUDIT@auto', 'info auto-while-off'],
    ['WORK', 'AUDIT', 'error approver-unnamed', '  separation: strict'],
    ['WORK', 'AUDIT@bob', 'error approver-unnamed', '  separation: strict'],
    ['WORK@alice', 'AUDIT@bob', '', '  separation: strict'],
    ['AUDIT@alice', 'AUDIT@alice', 'hint self-approved', '  separation: solo'],
    ['AUDIT', 'AUDIT', 'hint self-approved', '  separation: solo'],
    ['WORK', 'AUDIT', '', '  separation: solo'],
    ['WORK@alice', 'AUDIT@claude', 'error self-approved', '  agents: { claude: { operator: alice } }'],
    [
      'WORK@gpt',
      'AUDIT@claude',
      'error self-approved',
      '  agents: { claude: { operator: alice }, gpt: { operator: Alice } }',
    ],
    ['WORK@gpt', 'AUDIT@claude', '', '  agents: { claude: { operator: alice }, gpt: { operator: bob } }'],
    ['WORK@claude', 'AUDIT@alice', 'hint self-approved', '  agents: { claude: { operator: alice } }'],
    [
      'WORK@sub',
      'AUDIT@claude',
      'error self-approved',
      '  agents: { claude: { operator: alice }, sub: { operator: claude } }',
    ],
    ['WORK@a', 'AUDIT@b', 'error self-approved', '  agents: { a: { operator: b }, b: { operator: a } }'],
    [
      'WORK@claude',
      'alice',
      'hint self-approved',
      '  people: { alice: { roles: [AUDIT] } }\n  agents: { claude: { operator: alice } }',
    ],
  ];
  it.each(cases)('%s → %s: %s %s', (requested_by, approver = '', expected = '', policy) => {
    const role = approver.startsWith('AUDIT') || approver === 'alice' ? 'AUDIT' : 'CMD';
    const setting = policy === undefined ? {} : { policy };
    const [, ...rest] = (found([row({ requested_by, approver, approver_role: role })], setting)[0] ?? '').split(' ');
    expect(rest.join(' ')).toBe(expected);
  });

  it('weighs a rejected request of one own less', () => {
    expect(found([row({ status: 'rejected', approver: 'AUDIT@alice' })])).toEqual(['A001 warning self-approved']);
  });

  it('leaves a named reviewer of a pending row alone', () => {
    expect(found([row({ ...pending, approver: 'AUDIT@alice', approver_role: 'AUDIT' })])).toEqual([]);
  });

  it('points at the cell that has no name', () => {
    const [finding] = findings([row({ requested_by: 'WORK' })], { policy: '  separation: strict' });
    const { files } = readFixture(ledger([row({ requested_by: 'WORK' })], { policy: '  separation: strict' }));
    const line = files.get('ORCH/STATE/APPROVALS.md')?.split('\n')[2] ?? '';
    expect(line.slice(finding?.range.start.character, finding?.range.end.character)).toBe('WORK');
  });
});

describe('roles', () => {
  it.each([
    ['WORK@bob', 'WORK', ['A001 error role-not-allowed']],
    ['WORK@bob', '-', ['A001 error role-not-allowed', 'A001 warning decided-incomplete']],
    ['bob', 'AUDIT', []],
    ['bob', 'GUEST', ['A001 warning role-not-allowed']],
    ['bob', '-', ['A001 warning decided-incomplete']],
    ['CMD@bob', 'AUDIT', ['A001 error role-mismatch']],
    ['CMD2@bob', 'CMD', []],
    ['CMD@bob', '`cmd`', []],
    ['CMD@bob', 'BOSS', ['A001 error role-mismatch']],
  ])('%s in the role %s', (approver, approver_role, expected) => {
    expect(found([row({ approver, approver_role })]).sort()).toEqual([...expected].sort());
  });

  it('are those of the policy', () => {
    const policy = '  roles: { LEAD: { approves: true }, CMD: off }';
    expect(found([row({ approver: 'LEAD@bob', approver_role: 'LEAD' })], { policy })).toEqual([]);
    expect(found([row({ approver: 'CMD@bob', approver_role: 'CMD' })], { policy })).toEqual([
      'A001 warning role-not-allowed',
    ]);
  });

  it('may be several of one person', () => {
    const policy = '  people: { bob: { roles: [WORK, AUDIT] } }';
    expect(found([row({ approver: 'bob', approver_role: 'AUDIT' })], { policy })).toEqual([]);
    expect(found([row({ approver: 'bob', approver_role: 'WORK' })], { policy })).toEqual([
      'A001 error role-not-allowed',
    ]);
    expect(found([row({ approver: 'bob', approver_role: 'CMD' })], { policy })).toEqual([
      'A001 error role-not-allowed',
      'A001 error role-mismatch',
    ]);
  });

  it('can be mended as long as nobody has decided', () => {
    const cells = { ...pending, approver: 'CMD@bob', approver_role: 'AUDIT' };
    const [finding] = findings([row(cells)]);
    expect([finding?.code, finding?.severity, finding?.fixes[0]?.edits[0]?.newText]).toEqual([
      'approval/role-mismatch',
      'warning',
      'CMD',
    ]);
    expect(findings([row({ approver: 'CMD@bob', approver_role: 'AUDIT' })])[0]?.fixes).toEqual([]);
  });
});

describe('decisions and their times', () => {
  it.each([
    [{ approver: '-' }, ['error decided-incomplete']],
    [{ ts_dec: '' }, ['error decided-incomplete']],
    [{ requested_by: '-' }, ['warning decided-incomplete']],
    [{ ts_dec: 'soon' }, ['error decided-incomplete']],
    [{ ts_req: '2026-13-01' }, ['error decided-incomplete']],
    [{ ts_dec: '2026-01-14T25:00:00Z' }, ['error decided-incomplete']],
    [{ ...pending, ts_dec: DECIDED }, ['error pending-with-decision']],
    [{ ...pending, ts_dec: '未定' }, []],
    [{ ts_dec: '2026-01-14T08:59:59Z' }, ['error decided-before-requested']],
    [{ ts_dec: '2026-01-14' }, []],
    [{ ts_dec: '2026-01-13' }, ['error decided-before-requested']],
    [{ ts_req: '2026-01-15', ts_dec: '2026-01-14' }, ['error decided-before-requested']],
    [{ ts_dec: '2026-01-14T18:30:00+09:00' }, []],
    [{ ts_dec: ASKED }, ['warning zero-second-decision']],
    [{ ts_dec: '2026-01-14 18:00:00+09:00' }, ['warning zero-second-decision']],
    [{ ts_req: '2026-01-14 09:00', ts_dec: '2026-01-14 09:00' }, []],
    [{ ts_req: '2026-01-14', ts_dec: '2026-01-14' }, []],
    [{ ts_dec: ASKED, approver: 'AUDIT@auto' }, ['info auto-while-off']],
    [{ status: 'expired', approver: '-', approver_role: '-', ts_dec: '-' }, []],
    [{ ts_dec: '2026-01-15T12:04:59Z' }, []],
    [{ ts_dec: '2026-01-15T12:05:01Z' }, ['error in-future']],
    [{ ts_dec: '2026-01-15' }, []],
    [{ ...pending, ts_req: '2026-02-01T00:00:00Z' }, ['error in-future']],
  ])('%j: %j', (cells, expected) => {
    expect(found([row(cells)])).toEqual(expected.map((line) => `A001 ${line}`));
  });

  it('knows a signature on a pending row for a decision', () => {
    const header = 'appr_id | task_id | status | signature';
    const [finding] = findings(['A1 | T-1 | pending | c2ln'], { header });
    expect([finding?.code, finding?.fixes[0]?.edits[0]?.newText, finding?.fixes[0]?.safe]).toEqual([
      'approval/pending-with-decision',
      '-',
      false,
    ]);
  });

  it('expires pending rows after the days of the policy', () => {
    const old = row({ ...pending, ts_req: '2026-01-08T12:00:00Z' });
    expect(found([old])).toEqual(['A001 warning expired']);
    expect(found([old], { now: '2026-01-15T11:59:59Z' })).toEqual([]);
    expect(found([old], { policy: '  approvals: { expiry_days: 30 }' })).toEqual([]);
    expect(found([old], { policy: '  approvals: { expiry_days: 0 }' })).toEqual([]);
    expect(findings([old])[0]?.time).toBe(true);
  });

  it('says when a finding comes or goes by time alone', () => {
    const { files } = readFixture(
      ledger([
        row({ ...pending, ts_req: '2026-01-10T00:00:00Z' }),
        row({ appr_id: 'A2', ts_dec: '2026-01-15T20:00:00Z' }),
      ]),
    );
    const checker = new Checker(rules.filter(({ code }) => code.startsWith('approval/')));
    const workspace = openFixture(files);
    const at = (time: string): ReturnType<Checker['check']> => {
      const value = parseTime(time);
      return checker.check(workspace, factsOf(files), 'ms' in value ? value.ms : 0);
    };
    const codes = (time: string): string[] => at(time).findings.map(({ code }) => code);
    expect(codes('2026-01-15T12:00:00Z')).toEqual(['approval/in-future']);
    expect(at('2026-01-15T12:00:00Z').nextChangeAt).toBe(Date.UTC(2026, 0, 15, 19, 55));
    expect(codes('2026-01-15T19:55:00Z')).toEqual([]);
    expect(codes('2026-01-17T00:00:00Z')).toEqual(['approval/expired']);
    expect(codes('2026-01-15T12:00:00Z')).toEqual(['approval/in-future']);
  });
});

describe('flags', () => {
  const auto = row({ approver: 'AUDIT@auto' });

  it.each([
    ['AUTO_DECIDE=on', []],
    ['AUTO_DECIDE=shadow', ['A001 info auto-while-off']],
    ['AUTO_DECIDE=off', ['A001 info auto-while-off']],
    ['FREEZE=off', ['A001 info auto-while-off']],
  ])('%s', (flags, expected) => {
    expect(found([auto], { flags })).toEqual(expected);
    expect(found([row({ ...pending, approver: 'AUDIT@auto', approver_role: 'AUDIT' })], { flags })).toEqual([]);
  });

  it('name the line that sets them', () => {
    const [finding] = findings([auto], { flags: '# flags\n- AUTO_DECIDE = off' });
    expect(finding?.related).toEqual([
      { file: 'ORCH/STATE/flags.md', range: { start: { line: 1, character: 16 }, end: { line: 1, character: 19 } } },
    ]);
  });

  it('let the policy say who decides automatically', () => {
    expect(found([row()], { policy: '  approvals: { automatic: ["*@bob"] }' })).toEqual(['A001 info auto-while-off']);
    expect(found([auto], { policy: '  approvals: { automatic: [] }' })).toEqual([]);
  });

  it('freeze decisions of the last week', () => {
    const rows = [
      row(),
      row({ appr_id: 'A2', ts_dec: '2026-01-01T00:00:00Z', ts_req: '2025-12-31T00:00:00Z' }),
      row({ appr_id: 'A3', ...pending }),
    ];
    expect(found(rows, { flags: 'FREEZE=on' })).toEqual(['A001 info frozen-decision']);
  });
});

describe('messages', () => {
  const bad = [
    row({ appr_id: '-' }),
    row({ appr_id: 'A2', status: 'what' }),
    row({ appr_id: 'A3', task_id: '-' }),
    row({ appr_id: 'A4', approver: 'CMD@alice', approver_role: 'AUDIT', ts_dec: ASKED }),
    row({ appr_id: 'A5', ...pending, ts_dec: DECIDED }),
  ];

  it('are whole sentences in both languages', () => {
    for (const finding of findings(bad)) {
      expect(sentence(finding, messagesFor('en'))).toMatch(/^(?:Approval A\d|This approval) .*[;:]/);
      expect(sentence(finding, messagesFor('ja'))).toMatch(/^(?:承認 A\d |この承認|T-1 の承認).*。/);
    }
  });
});
