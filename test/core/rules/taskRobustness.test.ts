import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Checker,
  describe as sentence,
  Lines,
  messagesFor,
  TASK_COLUMNS,
  type Finding,
} from '../../../server/src/core/index.js';
import { checkFixture, factsOf, openFixture, readFixture } from '../../support/fixture.js';
import { approvals, APPROVALS, TASKS } from './cases.js';
import { seed } from '../../support/seed.js';

const NOW = Date.UTC(2026, 0, 15, 12);

/** Words that mean something to some rule, and such as break things. */
const WORDS = [
  'T-1', 't-1', 'T-2', '-', '', ' ', 'DONE', 'DOING', 'REVIEW', 'FIX', 'DROP', '完了', '??', 'WORK', 'WORK1@a', 'CMD', '@', '2026-01-15T11:50:00Z',
  '2026-01-15', '2026-13-99', '2026/1/5', 'WORK1@2026-01-15T11:50:00Z', 'src/a.ts', '../../etc/passwd', 'C:\\', '\\\\server\\share', 'a\\|b', '\u0000', '\ud800',
  '\u200b', '承認済み', '未', 'approved', 'not ', ' by CMD', 'depends=', 'orch-ignore=task/overdue:x', '・', ',', '、', ';', '(', ')', '[', ']', '`', '*', '**', '<br>',
  '<!--', 'e\u0301', '👩‍💻', '#L1', ':1', '{', '}', '9'.repeat(30), '0000-00-00', '9999-12-31T23:59:59Z', '2026-01-15T00:00:00+99:99',
]; // prettier-ignore
const cell = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(''));
const row = fc.record(Object.fromEntries(TASK_COLUMNS.map((column) => [column, cell])));
const approval = fc.tuple(cell, cell, fc.constantFrom('pending', 'approved', 'rejected', '?'), cell);

type Rows = readonly Readonly<Record<string, string>>[];

function tableOf(rows: Rows): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(TASK_COLUMNS),
    line(TASK_COLUMNS.map(() => '---')),
    ...rows.map((cells) => line(TASK_COLUMNS.map((column) => cells[column] ?? ''))),
  ].join('\n');
}

function sectionsOf(rows: Rows): string {
  return rows
    .map(
      (cells) =>
        `### ${cells['title'] ?? ''}\n\n${TASK_COLUMNS.map((column) => `- **${column}**: ${cells[column] ?? ''}`).join('\n')}\n`,
    )
    .join('\n');
}

function filesOf(tasks: string, rows: readonly (readonly string[])[], freeze: boolean): ReadonlyMap<string, string> {
  const ledger = approvals('appr_id | task_id | status | approver', ...rows.map((cells) => cells.join(' | ')));
  return new Map([
    [TASKS, tasks],
    [APPROVALS, ledger.slice(ledger.indexOf('\n') + 1)],
    ['ORCH/STATE/flags.md', `FREEZE=${freeze ? 'on' : 'off'}\n`],
    ['src/a.ts', ''],
  ]);
}

function check(files: ReadonlyMap<string, string>, checker = new Checker(), now = NOW): readonly Finding[] {
  return checker.check(openFixture(files), factsOf(files), now).findings;
}

const mine = ({ code }: Finding): boolean => code.startsWith('task/') || code.startsWith('cross/');

describe('whatever stands in the cells', () => {
  it.each([
    ['a table', tableOf],
    ['sections', sectionsOf],
  ])('%s is judged, every finding has a place and a sentence', (_, print) => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        fc.array(approval, { maxLength: 4 }),
        fc.boolean(),
        (rows, rest, freeze) => {
          const files = filesOf(print(rows), rest, freeze);
          for (const finding of check(files).filter(mine)) {
            const lines = new Lines(files.get(finding.file) ?? '');
            expect(finding.range.start.line).toBeLessThan(lines.count);
            expect(lines.positionAt(lines.offsetAt(finding.range.end))).toEqual(finding.range.end);
            for (const locale of ['en', 'ja'])
              expect(sentence(finding, messagesFor(locale))).not.toMatch(/undefined|NaN|\[object/);
          }
        },
      ),
      { seed, numRuns: 100 },
    );
  });

  it('the same is found after any edits as without them, at any time', () => {
    const change = fc.tuple(fc.nat(5), fc.constantFrom(...TASK_COLUMNS), cell, fc.nat(4));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.array(approval, { maxLength: 4 }),
        fc.array(change, { maxLength: 6 }),
        (rows, rest, changes) => {
          const checker = new Checker();
          let workspace = openFixture(filesOf(tableOf(rows), rest, true));
          let now = NOW;
          const current: Record<string, string>[] = rows.map((cells) => ({ ...cells }));
          for (const [at, column, value, hours] of changes) {
            Object.assign(current[at % current.length] ?? {}, { [column]: value });
            now += hours * 3_600_000 - 3_600_000;
            const files = filesOf(tableOf(current), rest, at % 2 === 0);
            workspace = openFixture(files, workspace);
            const again = checker.check(workspace, factsOf(files), now);
            expect(again.findings).toEqual(new Checker().check(openFixture(files), factsOf(files), now).findings);
          }
        },
      ),
      { seed, numRuns: 60 },
    );
  });
});

describe('traps for regular expressions', () => {
  const long = 50_000;
  const traps: readonly (readonly [string, string])[] = [
    ['letters', 'a'.repeat(long)],
    ['blanks', `a${' '.repeat(long)}b`],
    ['key and blanks', `depends=a${' '.repeat(long)}b`],
    ['commas and blanks', `a${' , '.repeat(long / 3)}b`],
    ['ats', '@'.repeat(long)],
    ['parentheses', '('.repeat(long)],
    ['remarks', `a${' (b'.repeat(long / 3)})`],
    ['remark and blanks', `a(${' '.repeat(long)})x`],
    ['places', `a.ts${':1'.repeat(long / 2)}x`],
    ['fragments', `a.ts${'#L1'.repeat(long / 3)}x`],
    ['digits', '9'.repeat(long)],
    ['dates', '2026-01-'.repeat(long / 8)],
    ['folders', 'a/'.repeat(long / 2)],
    ['absolute folders', `C:\\${'a\\'.repeat(long / 2)}`],
    ['up', '../'.repeat(long / 3)],
    ['ids', 'T-1, '.repeat(long / 5)],
    ['unknown ids', 'X-1, '.repeat(long / 5)],
    ['words', 'T-1 '.repeat(long / 4)],
    ['claims', '承認'.repeat(long / 2)],
    ['denied claims', '未承認済み '.repeat(long / 6)],
    ['English claims', 'not approved '.repeat(long / 13)],
    ['kanji', '監'.repeat(long)],
    ['separators', '・'.repeat(long)],
    ['suppressions', 'orch-ignore='.repeat(long / 12)],
  ];

  it.each(traps)('%s are read in every cell', (_, trap) => {
    const rows = TASK_COLUMNS.map((column, at) => ({ task_id: `T-${at}`, state: 'DOING', [column]: trap }));
    for (const print of [tableOf, sectionsOf]) check(filesOf(print(rows), [], true));
  });

  it('are not repeated to the reader', () => {
    const rows = TASK_COLUMNS.map((column, at) => ({ task_id: `T-${at}`, state: 'DONE', [column]: 'x'.repeat(long) }));
    for (const finding of check(filesOf(tableOf(rows), [], true)).filter(mine)) {
      expect(sentence(finding, messagesFor('en')).length).toBeLessThan(2000);
    }
  });
});

describe('a ledger that is no ledger', () => {
  it.each([
    '',
    '\n',
    '# Tasks\n',
    '| task_id |\n',
    '| task_id | state |\n|---|---|\n',
    '\u0000\u0001',
    '```\n| task_id | state |\n|---|---|\n| T-1 | X |\n',
  ])('gives no finding about tasks: %j', (text) => {
    const { files } = readFixture(`=== ${TASKS}\n`);
    expect(
      checkFixture({ files: new Map([...files, [TASKS, text]]), marks: [], troubles: new Map() }).filter(mine),
    ).toEqual([]);
  });
});
