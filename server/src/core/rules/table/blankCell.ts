import { RowSource } from '../../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../../policy/index.js';
import type { Row } from '../../syntax/index.js';
import { lineRange, type Range } from '../../text/index.js';
import { recordRule } from '../types.js';

/** What must not be empty has findings of its own. */
const NEEDED: ReadonlySet<TaskColumn | ApprovalColumn> = new Set([
  'task_id',
  'title',
  'state',
  'appr_id',
  'status',
] as const);

export const blankCell = recordRule({
  code: 'table/blank-cell',
  severity: 'hint',
  docs: {
    what: 'Cells of a row are blank, where an empty value is written `-`.',
    why: 'A blank cell leaves open whether there is nothing or somebody forgot, and is easily lost when a row is edited. It is tolerated; decided approvals are left alone, since their cells may not change.',
    fix: 'Write `-` where there is nothing.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | due | notes |
|---------|-------|-------|-------|-----|-------|
| T-1     | Login | READY | WORK  |     |       |
                                   ~~~~~ hint table/blank-cell
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | due | notes |
|---------|-------|-------|-------|-----|-------|
| T-1     | Login | READY | WORK  | -   | -     |
`,
  },
  check(record) {
    const { source } = record;
    if (!(source instanceof RowSource) || record.id === '') return undefined;
    if (record.kind === 'approval' && record.decided) return undefined;
    const row: Row = source.row;
    if (!MAY_HOLD_BLANK.test(row.text)) return undefined;
    const blank: { readonly column: string; readonly cell: number }[] = [];
    for (const [column, cell] of source.columns.index as ReadonlyMap<TaskColumn | ApprovalColumn, number>) {
      if (cell < row.length && row.value(cell) === '' && !NEEDED.has(column)) blank.push({ column, cell });
    }
    const [first] = blank;
    if (first === undefined) return undefined;
    const edits = blank.flatMap(({ cell }) => row.outer(cell) ?? []).map((range) => fill(range));
    const fix = { title: { code: 'fillBlanks', params: { count: edits.length } }, edits, safe: true } as const;
    const params = { columns: blank.map(({ column }) => column).join(', '), count: blank.length };
    return { at: visible(row, first.cell), params, fixes: [fix] };
  },
});

/** Two pipes with nothing between: a blank cell has one on each side, and to look for that is quicker than to cut cells. */
const MAY_HOLD_BLANK = /\|[ \t]*\|/;

/** The cell between its pipes; of a cell without any width the pipes around it. */
function visible(row: Row, cell: number): Range {
  const outer = row.outer(cell) ?? lineRange(0, 0, 0);
  const { start, end } = outer;
  if (start.character < end.character) return outer;
  return lineRange(0, Math.max(0, start.character - 1), Math.min(row.text.length, end.character + 1));
}

/** One character of the blank becomes the dash, so that the row keeps its width where there is room. */
function fill({ start, end }: Range): { range: Range; newText: string } {
  const room = end.character - start.character;
  if (room < 2) return { range: { start, end }, newText: ' - ' };
  return { range: lineRange(0, start.character + 1, start.character + 2), newText: room === 2 ? '- ' : '-' };
}
