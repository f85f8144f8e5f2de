import { RowSource } from '../../model/index.js';
import type { Row } from '../../syntax/index.js';
import { lineRange, type Range } from '../../text/index.js';
import { recordRule, type Fix } from '../types.js';

export const cellCount = recordRule({
  code: 'table/cell-count',
  severity: 'warning',
  docs: {
    what: 'A row has fewer or more cells than its header.',
    why: 'Markdown fills up missing cells and drops extra ones without a word. Mostly a pipe inside a text was not escaped, and everything behind it stands in the wrong column or nowhere.',
    fix: 'Write `-` into every empty cell, and a pipe that belongs to a text as `\\|`. A line of text directly under a table needs a blank line above it.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | notes |
|---------|-------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
                                  ~ warning table/cell-count
| T-2     | Logo  | READY | WORK  | a or b | c |
                                             ~ warning table/cell-count
More to come.
~~~~~~~~~~~~~ warning table/cell-count
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | notes       |
|---------|-------|-------|-------|-------------|
| T-1     | Login | READY | WORK  | -           |
| T-2     | Logo  | READY | WORK  | a or b \\| c |

More to come.
`,
  },
  check({ source }) {
    if (!(source instanceof RowSource)) return undefined;
    const { row, columns } = source;
    const expected = columns.index.size + columns.unknown.length + columns.duplicate.length;
    if (row.length === expected || isMarker(row.text)) return undefined;
    const pipeless = !row.text.trimStart().startsWith('|');
    const params = { cells: row.length, columns: expected };
    if (pipeless && row.length === 1) return { at: source.range, params: { ...params, case: 'text' } };
    return row.length < expected
      ? { at: lastPlace(source.range), params: { ...params, case: 'fewer' }, fixes: [pad(row, expected - row.length)] }
      : { at: extra(row, expected), params: { ...params, case: 'more' }, fixes: [shorten(row, expected)] };
  },
});

/** Left by a merge: table/conflict-marker says so. */
function isMarker(text: string): boolean {
  return /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(text);
}

/** The last character of the row: its closing pipe, where it has one. */
function lastPlace({ start, end }: Range): Range {
  return lineRange(end.line, Math.max(start.character, end.character - 1), end.character);
}

function pad(row: Row, count: number): Fix {
  const text = row.text.trimEnd();
  const at = lineRange(0, text.length, text.length);
  const newText = (isClosed(row) ? '' : ' |') + ' - |'.repeat(count);
  return { title: { code: 'padRow', params: { count } }, edits: [{ range: at, newText }], safe: true };
}

/** Whether the row ends with a pipe that closes its last cell. */
function isClosed(row: Row): boolean {
  const last = row.outer(row.length - 1);
  return last !== undefined && last.end.character < row.text.trimEnd().length;
}

/** From the first extra value to the last; of empty ones the blanks between the pipes. */
function extra(row: Row, expected: number): Range {
  const first = row.field(expected)?.range.start.character ?? 0;
  const last = row.field(row.length - 1)?.range.end.character ?? first;
  if (first < last) return lineRange(0, first, last);
  return lineRange(0, row.outer(expected)?.start.character ?? 0, row.text.trimEnd().length);
}

/** Empty extra cells go; others are joined to the last cell, since that is where the text mostly stands. */
function shorten(row: Row, expected: number): Fix {
  const count = row.length - expected;
  const empty = Array.from({ length: count }, (_, index) => row.value(expected + index)).every((value) => value === '');
  const last = row.outer(expected - 1)?.end.character ?? 0;
  if (empty) {
    const range = lineRange(0, last + 1, row.text.trimEnd().length);
    return { title: { code: 'dropCells', params: { count } }, edits: [{ range, newText: '' }], safe: true };
  }
  const pipes = Array.from({ length: count }, (_, index) => row.outer(expected - 1 + index)?.end.character ?? 0);
  const edits = pipes.map((at) => ({ range: lineRange(0, at, at), newText: '\\' }));
  return { title: { code: 'escapePipes', params: { count } }, edits, safe: false };
}
