import { undecorate } from '../../model/index.js';
import type { Placed, Row } from '../../syntax/index.js';
import { lineRange, type Lines, type Range } from '../../text/index.js';
import { fileRule, type Fix, type Problem } from '../types.js';
import { ledgersOf, type Ledger } from './ledgers.js';

type DetachedRow = Problem<'table/detached-row'>;

/** So many rows of a file get a finding of their own; the last of them counts the rest. */
const MOST = 50;

export const detachedRow = fileRule({
  code: 'table/detached-row',
  severity: 'error',
  docs: {
    what: 'A row stands below a ledger, but a blank line or a comment cuts it off.',
    why: 'A table ends at the first blank line. What follows looks like rows in an editor, yet to Markdown it is text: those tasks and approvals are in no ledger, and nothing checks them.',
    fix: 'Remove the blank lines (and comments) between the table and the row.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |

| T-2     | Logo  | READY | WORK  |
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error table/detached-row
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
| T-2     | Logo  | READY | WORK  |
`,
  },
  check(file) {
    const all = ledgersOf(file).flatMap((ledger) => detachedOf(ledger, file.document.lines));
    const last = all[MOST - 1];
    if (all.length <= MOST || last === undefined) return all.length === 0 ? undefined : all;
    return [...all.slice(0, MOST - 1), { ...last, params: { ...last.params, more: all.length - MOST } }];
  },
});

function detachedOf({ kind, table, columns }: Ledger, lines: Lines): readonly DetachedRow[] {
  const cell = columns.index.get(kind === 'tasks' ? 'task_id' : 'appr_id') ?? 0;
  let before = table.rows.at(-1)?.line ?? table.delimiterLine;
  return runsOf(table.detached).flatMap((run) => {
    const fix = joinRows(run, before, table.header.item.length, lines);
    before = run.at(-1)?.line ?? before;
    return run.map(({ item, line }, index): DetachedRow => {
      const id = undecorate(item.value(cell));
      return { at: rowRange(item, line), id, params: { id, more: 0 }, fixes: index === 0 ? fix : [] };
    });
  });
}

/** The rows in runs of neighbouring lines. */
function runsOf(rows: readonly Placed<Row>[]): Placed<Row>[][] {
  const runs: Placed<Row>[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.line === row.line - 1) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** Takes out the lines between `before` and the run, where they are all blank; safe where the rows fit the header. */
function joinRows(run: readonly Placed<Row>[], before: number, cells: number, lines: Lines): readonly Fix[] {
  const first = run[0]?.line ?? before;
  for (let line = before + 1; line < first; line++) if (lines.at(line).trim() !== '') return [];
  const range = { start: { line: before + 1, character: 0 }, end: { line: first, character: 0 } };
  const safe = run.every(({ item }) => item.length === cells);
  return [{ title: { code: 'joinRows', params: { count: run.length } }, edits: [{ range, newText: '' }], safe }];
}

function rowRange({ text }: Row, line: number): Range {
  const end = text.trimEnd().length;
  return lineRange(line, Math.min(end, text.length - text.trimStart().length), end);
}
