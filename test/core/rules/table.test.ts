import { describe, expect, it } from 'vitest';
import {
  Checker,
  defaultPolicy,
  looksLikeLedger,
  NO_FACTS,
  openWorkspace,
  type Finding,
} from '../../../server/src/core/index.js';
import { checkFixture, readFixture } from '../../support/fixture.js';
import { expectMarked, fixed } from './marked.js';

const only = (code: string, fixture: string): Finding[] => checkFixture(fixture).filter((one) => one.code === code);

const SMALL = `| task_id | title | state |
|---------|-------|-------|`;

const tasks = (...rows: readonly string[]): string => `=== ORCH/STATE/TASKS.md\n${SMALL}\n${rows.join('\n')}\n`;

describe('table/missing', () => {
  const code = 'table/missing';

  it('says nothing of a workspace without any ledger', () => {
    expect(checkFixture('=== README.md\n# Hello\n')).toEqual([]);
  });

  it('says so of an empty file, and offers a table that mends it', () => {
    for (const path of ['ORCH/STATE/TASKS.md', 'ORCH/STATE/APPROVALS.md']) {
      const fixture = `=== ${path}\n`;
      const [finding] = only(code, fixture);
      expect(finding).toMatchObject({ file: path, severity: 'error', params: { case: 'none' } });
      const after = finding ? fixed(fixture, finding) : '';
      expect(checkFixture(`=== ${path}\n${after}`)).toEqual([]);
    }
  });

  it('offers a table with the line ends of the file, behind what stands there', () => {
    const fixture = '=== ORCH/STATE/TASKS.md\n# Tasks\\x0d\nNone yet.\\x0d\n';
    const [finding] = only(code, fixture);
    expect(finding && fixed(fixture, finding)).toMatch(
      /^# Tasks\r\nNone yet\.\r\n\r\n\| task_id \|.*\|\r\n\|-+\|.*\|\r\n$/,
    );
  });

  it('points at the code block or comment that swallowed the table', () => {
    expectMarked(
      code,
      `=== ORCH/STATE/TASKS.md\n# Tasks\n\`\`\`sh\n~~~~~ error table/missing\n${SMALL}\n| T-1 | x | READY |\n`,
    );
    expectMarked(code, `=== ORCH/STATE/TASKS.md\n<!--\n~~~~ error table/missing\n${SMALL}\n-->\n`);
  });

  it('leaves it to missing-column where one column is lacking', () => {
    const fixture = '=== ORCH/STATE/TASKS.md\n| task_id | title | stat |\n|---|---|---|\n';
    expect(only(code, fixture)).toEqual([]);
    expect(only('table/missing-column', fixture)).toMatchObject([{ severity: 'error', params: { columns: 'state' } }]);
  });

  it('leaves it to text/* where the file could not be read', () => {
    for (const trouble of ['too-large 100 10', 'unreadable EACCES', 'not-utf8 binary 1']) {
      expect(only(code, `=== ORCH/STATE/TASKS.md !${trouble}\n`)).toEqual([]);
    }
  });

  it('warns of a path in the policy at which there is nothing', () => {
    expectMarked(
      code,
      `=== PROJECT_RULES.md
---
orch:
  paths:
    tasks: [ORCH/STATE/TASKS.md, docs/MORE.md]
                                 ~~~~~~~~~~~~ warning table/missing
---
${tasks('| T-1 | x | READY |')}`,
    );
  });

  it('suggests files that look like the ledger that is not there', () => {
    const candidates = [
      { path: 'docs/TASKS.md', role: 'tasks' },
      { path: 'docs/APPROVALS.md', role: 'approvals' },
    ] as const;
    const text = `${SMALL}\n| T-1 | x | READY |\n`;
    const check = (sources: { path: string; text: string }[]): readonly Finding[] =>
      new Checker().check(openWorkspace({ sources, candidates }), NO_FACTS, 0).findings;
    expect(check([])).toMatchObject([
      { code, file: 'docs/APPROVALS.md', severity: 'info' },
      { code, file: 'docs/TASKS.md', severity: 'info', params: { path: 'ORCH/STATE/TASKS.md' } },
    ]);
    const found = check([{ path: 'ORCH/STATE/TASKS.md', text }]).filter((one) => one.code === code);
    expect(found.map(({ file }) => file)).toEqual(['docs/APPROVALS.md']);
  });
});

describe('what could be a ledger', () => {
  it.each([
    ['| ID | Task | Status | Reviewer |', 'tasks'],
    ['| task_id | title | state |', 'tasks'],
    ['| id | task_id | op | status | requested_by | approver |', 'approvals'],
    ['| 承認ID | タスクID | 状態 | 申請者 | 承認者 |', 'approvals'],
    ['| Name | Status |', undefined],
    ['| issue_id | task_id | status |', undefined],
  ])('%s', (header, role) => {
    const looks = looksLikeLedger(`${header}\n${header.replace(/[^|]+/g, '---')}\n`, defaultPolicy);
    expect(looks).toEqual({ tasks: role === 'tasks', approvals: role === 'approvals' });
  });

  it.each([
    ['- **state**: READY\n- **task_id**: T-1', 'tasks'],
    ['- **status**: pending\n- **task_id**: T-1\n- **requested_by**: WORK', 'approvals'],
  ])('sections with %s', (bullets, role) => {
    const text = `### A-1: x\n${bullets}\n\n### A-2: y\n${bullets.replace('T-1', 'T-2')}\n`;
    const looks = looksLikeLedger(text, defaultPolicy);
    expect(looks).toEqual({ tasks: role === 'tasks', approvals: role === 'approvals' });
  });
});

describe('the header', () => {
  it('is judged once, however many tables repeat it', () => {
    const one = `${SMALL}\n`;
    const fixture = `=== ORCH/STATE/TASKS.md\n## A\n\n${one}| T-1 | x | READY |\n\n## B\n\n${one}| T-2 | x | READY |\n\n## C\n\n${one}| T-3 | x | READY |\n`;
    expect(only('table/missing-column', fixture)).toHaveLength(1);
  });

  it('may lack columns of a ledger of sections, which is said once', () => {
    const fixture =
      '=== ORCH/STATE/TASKS.md\n### T-1: Login\n- **state**: READY\n- **owner**: WORK\n\n### T-2: Logo\n- **state**: READY\n- **due**: -\n';
    const [finding, ...more] = only('table/missing-column', fixture);
    expect(more).toEqual([]);
    expect(finding?.params).toMatchObject({ columns: 'lock, lock_owner, lock_expires_at, artifact, notes' });
  });

  it('knows a misspelling, and puts it right', () => {
    const fixture =
      '=== ORCH/STATE/TASKS.md\n| task_id | title | state | artefact |\n|---|---|---|---|\n| T-1 | x | READY | - |\n';
    const [finding] = only('table/unknown-column', fixture);
    expect(finding).toMatchObject({ severity: 'info', params: { suggestion: 'artifact' } });
    expect(finding && fixed(fixture, finding)).toContain('| state | artifact |');
  });

  it('may have any column of its own, even one like a column that is there', () => {
    const found = only(
      'table/unknown-column',
      '=== ORCH/STATE/TASKS.md\n| task_id | state | states | Branch | |\n|---|---|---|---|---|\n',
    );
    expect(found).toMatchObject([{ severity: 'hint', params: { headers: '"states", "Branch"' } }]);
  });

  it('says which of two columns is read', () => {
    const fixture = '=== ORCH/STATE/TASKS.md\n| 状態 | task_id | title | state |\n|---|---|---|---|\n';
    const [finding] = only('table/duplicate-column', fixture);
    expect(finding?.params).toEqual({ header: '状態', column: 'state', other: 'state' });
    expect(finding?.related).toHaveLength(1);
  });
});

describe('table/cell-count', () => {
  const code = 'table/cell-count';
  const repaired = (row: string): string => {
    const fixture = tasks(row);
    const [finding] = only(code, fixture);
    return finding ? (fixed(fixture, finding).split('\n')[2] ?? '') : '';
  };

  it.each([
    ['| T-1 | x |', '| T-1 | x | - |'],
    ['| T-1 | x', '| T-1 | x | - |'],
    ['| T-1 |  ', '| T-1 | - | - |  '],
    ['| T-1', '| T-1 | - | - |'],
    ['| T-1 | x \\|', '| T-1 | x \\| | - |'],
    ['| T-1 | x | READY | |', '| T-1 | x | READY |'],
    ['| T-1 | x | READY | | |', '| T-1 | x | READY |'],
    ['| T-1 | x | a | b | c |', '| T-1 | x | a \\| b \\| c |'],
  ])('mends %s', (row, after) => {
    expect(repaired(row)).toBe(after);
    expect(only(code, tasks(after))).toEqual([]);
  });

  it('does not speak of what a merge left, which is a finding of its own', () => {
    const fixture = tasks('<<<<<<< HEAD', '| T-1 | x | READY |', '=======', '| T-1 | x | DOING |', '>>>>>>> b');
    expect(only(code, fixture)).toEqual([]);
    expect(only('table/conflict-marker', fixture)).toHaveLength(1);
  });

  it('names the row', () => {
    expect(only(code, tasks('| T-1 | x |'))).toMatchObject([{ id: 'T-1' }]);
  });

  it('says nothing of views', () => {
    const fixture = `${tasks('| T-1 | x | READY |')}\n## View\n\n| task_id | state |\n|---|---|\n| T-1 | READY | x |\n`;
    expect(only(code, fixture)).toEqual([]);
  });
});

describe('table/blank-cell', () => {
  const code = 'table/blank-cell';
  const head = '| task_id | title | state | owner | due | own |\n|---|---|---|---|---|---|\n';
  const repaired = (row: string): string => {
    const fixture = `=== ORCH/STATE/TASKS.md\n${head}${row}\n`;
    const [finding] = only(code, fixture);
    return finding ? (fixed(fixture, finding).split('\n')[2] ?? '') : row;
  };

  it.each([
    ['| T-1 | x | READY | | | |', '| T-1 | x | READY | - | - | |'],
    ['| T-1 | x | READY ||  | |', '| T-1 | x | READY | - | - | |'],
    ['| T-1 | x | READY |     |  \t | |', '| T-1 | x | READY | -   | -\t | |'],
    ['| T-1 | x | READY | - | - | |', '| T-1 | x | READY | - | - | |'],
  ])('writes a dash into the known columns of %s', (row, after) => {
    expect(repaired(row)).toBe(after);
  });

  it('is one finding a row, and can be seen', () => {
    const found = only(code, `=== ORCH/STATE/TASKS.md\n${head}| T-1 | x | READY || | |\n`);
    expect(found).toMatchObject([{ id: 'T-1', params: { columns: 'owner, due', count: 2 } }]);
    expect(found[0]?.range.end.character).toBeGreaterThan(found[0]?.range.start.character ?? 0);
  });

  it('leaves decided approvals alone', () => {
    const approvals = (status: string): string =>
      `=== ORCH/STATE/APPROVALS.md\n| appr_id | task_id | status | evidence |\n|---|---|---|---|\n| A-1 | T-1 | ${status} | |\n`;
    expect(only(code, approvals('approved'))).toEqual([]);
    expect(only(code, approvals('pending'))).toHaveLength(1);
  });
});

describe('table/detached-row', () => {
  const code = 'table/detached-row';

  it('finds every row of every run, and joins the first run to the table', () => {
    const fixture = tasks(
      '| T-1 | x | READY |',
      '',
      '',
      '| T-2 | x | READY |',
      '| T-3 | x | READY |',
      '',
      '| T-4 | x | READY |',
    );
    const found = only(code, fixture);
    expect(found.map(({ id }) => id)).toEqual(['T-2', 'T-3', 'T-4']);
    expect(found.map(({ fixes }) => fixes.map(({ safe }) => safe))).toEqual([[true], [], [true]]);
    const [finding] = found;
    const after = finding ? fixed(fixture, finding) : '';
    expect(only(code, `=== ORCH/STATE/TASKS.md\n${after}`).map(({ id }) => id)).toEqual(['T-4']);
  });

  it('does not call the fix safe where the row does not fit the header', () => {
    const [finding] = only(code, tasks('| T-1 | x | READY |', '', '| T-2 | x |'));
    expect(finding?.fixes).toMatchObject([{ safe: false }]);
  });

  it('offers no fix across a comment', () => {
    const [finding] = only(code, tasks('| T-1 | x | READY |', '<!-- c -->', '', '| T-2 | x | READY |'));
    expect(finding).toMatchObject({ id: 'T-2', fixes: [] });
  });

  it('counts what is beyond the fiftieth', () => {
    const rows = Array.from({ length: 80 }, (_, index) => `| T-${index} | x | READY |`);
    const found = only(code, tasks('| T | x | READY |', '', ...rows));
    expect(found).toHaveLength(50);
    expect(found.at(-1)?.params).toEqual({ id: 'T-49', more: 30 });
  });

  it('lets a table that is no ledger be', () => {
    expect(only(code, '=== ORCH/STATE/TASKS.md\n| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n')).toEqual([]);
  });
});

describe('views', () => {
  const view = (header: string, ...rows: readonly string[]): string =>
    `=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | due |
|---|---|---|---|---|
| T-1 | Login | DOING | WORK1 | 2026-02-01 |
| T-2 | Logo | DONE | WORK2 | 2026-02-01T10:00:00Z |

## This week

${header}
${header.replace(/[^|]+/g, '---')}
${rows.join('\n')}
`;
  const said = (fixture: string): string[] =>
    checkFixture(fixture)
      .filter((one) => one.code.startsWith('table/view'))
      .map(({ code, id, params }) => [code.slice(6), id, 'column' in params ? params.column : ''].join(' ').trim());

  it('may leave things out, write a state otherwise, shorten titles, give the day of a time', () => {
    expect(
      said(
        view(
          '| 優先 | task_id | 状態 | 概要 | due |',
          '| 1 | T-1 | ✅ doing | L. | 2026/02/01 |',
          '| 2 | T-2 | 完了 | - | 2026-02-01 |',
        ),
      ),
    ).toEqual([]);
  });

  it('may not say otherwise, nor list what is not there', () => {
    expect(
      said(
        view(
          '| task_id | state | owner | due |',
          '| T-1 | DONE | WORK2 | 2026-02-02 |',
          '| T-2 | DONE | - | - |',
          '| T-9 | DONE | - | - |',
        ),
      ),
    ).toEqual([
      'view-contradicts T-1 state',
      'view-contradicts T-1 owner',
      'view-contradicts T-1 due',
      'view-orphan T-9',
    ]);
  });

  it('are no logs of what once was: those have a date, or an id several times', () => {
    expect(
      said(view('| 日付 | task_id | state |', '| 2026-01-01 | T-1 | READY |', '| 2026-01-02 | T-2 | REVIEW |')),
    ).toEqual([]);
    expect(said(view('| task_id | state |', '| T-1 | READY |', '| T-1 | DOING |', '| T-2 | REVIEW |'))).toEqual([]);
  });

  it('may list what is archived', () => {
    const archive = '=== ORCH/STATE/ARCHIVE.md\n| task_id | title | state |\n|---|---|---|\n| T-9 | x | DONE |\n';
    const fixture = view('| task_id | state |', '| T-1 | DOING |', '| T-2 | DONE |', '| T-9 | DONE |');
    expect(said(fixture)).toEqual(['view-orphan T-9']);
    expect(said(fixture + archive)).toEqual([]);
  });

  it('are sections below the table as well', () => {
    const fixture = `${view('| task_id | state |')}\n### T-1: Login\n- **state**: READY\n\n### T-2: Logo\n- **state**: DONE\n`;
    expect(said(fixture)).toEqual(['view-contradicts T-1 state']);
  });

  it('are corrected to what the ledger says', () => {
    const fixture = view('| task_id | state |', '| T-1 | READY |');
    const [finding] = only('table/view-contradicts', fixture);
    expect(finding && said(`=== ORCH/STATE/TASKS.md\n${fixed(fixture, finding)}`)).toEqual([]);
    const [related] = finding?.related ?? [];
    expect(related?.range.start.line).toBe(2);
  });
});

describe('table/conflict-marker', () => {
  const code = 'table/conflict-marker';

  it('finds each conflict once, with what belongs to it', () => {
    const fixture = tasks(
      '<<<<<<< HEAD',
      '| T-1 | x | READY |',
      '||||||| base',
      '=======',
      '>>>>>>> other',
      '',
      '<<<<<<< a',
      '=======',
      '>>>>>>> b',
    );
    const found = only(code, fixture);
    expect(found.map(({ params }) => params)).toEqual([{ label: 'HEAD' }, { label: 'a' }]);
    expect(found.map(({ related }) => related.length)).toEqual([2, 2]);
  });

  it('finds an end whose beginning somebody took out', () => {
    expectMarked(
      code,
      '=== ORCH/STATE/TASKS.md\ntext\n\n>>>>>>> origin/pr/35\n~~~~~~~~~~~~~~~~~~~~ error table/conflict-marker\n',
    );
  });

  it.each(['a <<<<<<< b', '<<<<<<<b', '<<<<<<<<', 'Heading\n=======', '> quote', '```\n<<<<<<< HEAD\n```'])(
    'lets pass %s',
    (text) => {
      expectMarked(code, tasks('| T-1 | x | READY |', '', text));
    },
  );

  it('judges any file', () => {
    expect(readFixture('=== PROJECT_RULES.md\n<<<<<<< a\n').files.size).toBe(1);
    expect(only(code, '=== PROJECT_RULES.md\n<<<<<<< a\n')).toHaveLength(1);
  });
});
