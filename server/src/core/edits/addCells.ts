import { scanRow, type Row, type Table } from '../syntax/index.js';
import { applyEdits, displayWidth, shift, type Lines, type TextEdit } from '../text/index.js';
import { isAlignedRow, frameOf, insertCells, outerText, type TableFrame } from './rows.js';
import { NOTHING } from './values.js';

/**
 * Adds columns behind the last one of a table: a cell in the header, in the delimiter and in every row, each as its line
 * is written. A row that is too short gets what it lacks; of one that is too long what no header names goes on standing
 * behind all columns; a line of text right under the table is none of its rows, whatever Markdown makes of it.
 */
export function addCells(lines: Lines, table: Table, headers: readonly string[]): TextEdit[] {
  const { item: header, line } = table.header;
  const count = header.length;
  const before = frameOf(lines, table);
  const head = insertCells(header, line, undefined, count, headers);
  const after = scanRow(applied(header, line, head).replace('\uFEFF', ''));
  const dashes = headers.map((_, at) => dashesUnder(after, count + at, before));
  const mark = insertCells(before.delimiter, table.delimiterLine, undefined, count, dashes);
  const frame = { header: after, delimiter: scanRow(applied(before.delimiter, table.delimiterLine, mark)) };
  const nothing = headers.map(() => NOTHING);
  const rows = table.rows
    .filter(({ item }) => !isProse(item))
    .map((row) => insertCells(row.item, row.line, frame, count, nothing));
  return [head, mark, ...rows];
}

/** The line of a row after an edit of it. */
function applied({ text }: Row, line: number, { range, newText }: TextEdit): string {
  return applyEdits(text, [{ range: shift(range, -line), newText }]);
}

/** As wide as the header's cell where the delimiter keeps to the header's widths, else three of them. */
function dashesUnder(header: Row, cell: number, { header: old, delimiter }: TableFrame): string {
  if (!isAlignedRow(delimiter, { header: old, delimiter })) return '---';
  const blanks = outerText(delimiter, delimiter.length - 1).startsWith(' ') ? 2 : 0;
  return '-'.repeat(Math.max(3, displayWidth(outerText(header, cell)) - blanks));
}

function isProse({ text, length }: Row): boolean {
  return length === 1 && !text.trimStart().startsWith('|');
}
