import { scanRow, type Placed, type Row, type Table } from '../syntax/index.js';
import { displayWidth, lineRange, type Lines, type TextEdit } from '../text/index.js';
import { alignOf, frameOf, outerText, type TableFrame } from './rows.js';
import { trimBlanks } from './values.js';

/** How wide the content of each column is to be made, in columns of a fixed-width face. */
export type Widths = readonly number[];

/** A longer cell runs over: one long note must not make every row as long as itself. */
const WIDEST = 60;
/** As many dashes as Markdown asks for at most, with both colons. */
const NARROWEST = 3;

/** The widths at which the columns of a table stand under each other, CJK counted as two. */
export function widthsOf(table: Table): Widths {
  const rows = [table.header.item, ...table.rows.map(({ item }) => item)];
  return Array.from({ length: table.header.item.length }, (_, cell) => widestIn(rows, cell));
}

function widestIn(rows: readonly Row[], cell: number): number {
  let widest = NARROWEST;
  for (const row of rows) {
    const width = displayWidth(contentOf(row, cell));
    if (width <= WIDEST && width > widest) widest = width;
  }
  return widest;
}

/** The widths that the header has now: what aligns single rows without touching others. */
export function headerWidths({ header: { item } }: Table): Widths {
  return Array.from({ length: item.length }, (_, cell) => Math.max(0, displayWidth(outerText(item, cell)) - 2));
}

/**
 * The edits that bring the lines `[from, to]` of a table to widths, one a line that differs. Only blanks around cells and
 * the dashes of the delimiter change. A line that does not begin with a pipe stays as it is: its first blanks are
 * indentation, and a line of text under a table is a row only to Markdown.
 */
export function alignLines(lines: Lines, table: Table, widths: Widths, from: number, to: number): TextEdit[] {
  const frame = frameOf(lines, table);
  const wanted = ({ line }: Placed<Row>): boolean => line >= from && line <= to;
  const delimiter = { item: scanRow(lines.at(table.delimiterLine)), line: table.delimiterLine };
  const rows = [table.header, ...table.rows].filter(wanted);
  return [
    ...rows.flatMap((row) => editOf(row, (cell) => cellText(row.item, cell, widths, frame))),
    ...[delimiter].filter(wanted).flatMap((row) => editOf(row, (cell) => dashes(row.item, cell, widths))),
  ];
}

/** The line with other cells between its pipes; nothing where it reads so already. */
function editOf({ item, line }: Placed<Row>, textOf: (cell: number) => string): TextEdit[] {
  const { text, length } = item;
  const start = item.outer(0)?.start.character ?? 0;
  if (text.charAt(start - 1) !== '|') return [];
  const end = item.outer(length - 1)?.end.character ?? text.length;
  const cells = Array.from({ length }, (_, cell) => textOf(cell)).join('|');
  const newText = end < text.length ? `${cells}|` : cells.replace(/[ \t]+$/, '');
  return newText === text.slice(start) ? [] : [{ range: lineRange(line, start, text.length), newText }];
}

function cellText(row: Row, cell: number, widths: Widths, frame: TableFrame): string {
  const content = contentOf(row, cell);
  const spare = Math.max(0, (widths[cell] ?? 0) - displayWidth(content));
  const align = alignOf(frame, cell);
  const before = align === 'right' ? spare : align === 'center' ? Math.floor(spare / 2) : 0;
  return ` ${' '.repeat(before)}${content}${' '.repeat(spare - before)} `;
}

/** With blanks around them where blanks stood, else as wide as the cell. */
function dashes(row: Row, cell: number, widths: Widths): string {
  const content = contentOf(row, cell);
  const blank = outerText(row, cell).startsWith(' ') ? ' ' : '';
  const [left, right] = [content.startsWith(':') ? ':' : '', content.endsWith(':') ? ':' : ''];
  const room = Math.max(NARROWEST, widths[cell] ?? 0) + (blank === '' ? 2 : 0);
  return `${blank}${left}${'-'.repeat(room - left.length - right.length)}${right}${blank}`;
}

function contentOf(row: Row, cell: number): string {
  return trimBlanks(outerText(row, cell));
}
