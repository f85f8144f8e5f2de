import { scanRow, type Row, type Table } from '../syntax/index.js';
import { lineRange, type Lines, type TextEdit } from '../text/index.js';
import { cellSource, endsOpen, isAligned, refill, type CellFrame } from './cells.js';
import { isBlank, NOTHING, trimBlanks } from './values.js';

/** What is known of the table around a row. */
export interface TableFrame {
  readonly header: Row;
  readonly delimiter: Row;
}

/** Header and delimiter of a table. */
export function frameOf(lines: Lines, table: Table): TableFrame {
  return { header: table.header.item, delimiter: scanRow(lines.at(table.delimiterLine)) };
}

/**
 * The edits that write values into cells of the row on `line`: one per cell, none of them overlapping. Cells that the
 * row lacks are added behind its last one, those between that nobody named as `-`.
 */
export function setCells(
  row: Row,
  line: number,
  frame: TableFrame | undefined,
  values: ReadonlyMap<number, string>,
): TextEdit[] {
  const last = row.length - 1;
  const texts = new Map<number, string>();
  const aligned = isAlignedRow(row, frame);
  for (const [cell, value] of values) {
    if (cell > last || trimBlanks(outerText(row, cell)) === cellSource(value)) continue;
    texts.set(cell, newCell(row, cell, cellFrame(frame, cell, aligned), value));
  }
  const added = Math.max(last, ...values.keys());
  if (added > last) {
    const kept = texts.get(last) ?? outerText(row, last);
    const further = Array.from({ length: added - last }, (_, at) => values.get(last + 1 + at) ?? NOTHING);
    texts.set(last, kept + furtherCells(row, last, kept, further, frame));
  }
  return [...texts].map(([cell, newText]) => ({ range: outerRange(row, line, cell), newText }));
}

/**
 * The edit that puts cells behind the first `count` cells of the row on `line`, in front of those beyond. Cells that the
 * row lacks up to there are added as `-`. Nothing that stands in the row is written anew.
 */
export function insertCells(
  row: Row,
  line: number,
  frame: TableFrame | undefined,
  count: number,
  values: readonly string[],
): TextEdit {
  const last = Math.min(row.length, count) - 1;
  const lacking = Array.from({ length: count - 1 - last }, () => NOTHING);
  const { end } = outerRange(row, line, last);
  const newText = furtherCells(row, last, outerText(row, last), [...lacking, ...values], frame);
  return { range: { start: end, end }, newText };
}

/** A new row after the pattern of another one of its table, or of the header where there is none. */
export function newRow(pattern: Row, frame: TableFrame, values: readonly string[]): string {
  const aligned = isAlignedRow(pattern, frame);
  const cells = values.map((value, cell) => {
    const old = cell < pattern.length ? outerText(pattern, cell) : aligned ? outerText(frame.header, cell) : '';
    return refill(old, cellSource(value), cellFrame(frame, cell, aligned));
  });
  const { text } = pattern;
  const start = pattern.outer(0)?.start.character ?? 0;
  const opens = text.charAt(start - 1) === '|';
  const indent = opens ? (/^\uFEFF?( *)/.exec(text.slice(0, start - 1))?.[1] ?? '') : '';
  const body = cells.map((cell, at) => (at < cells.length - 1 || hasLastPipe(pattern) ? `${cell}|` : cell)).join('');
  return opens ? `${indent}|${body}` : guardStart(body.replace(/[ \t]+$/, ''), pattern);
}

function newCell(row: Row, cell: number, frame: CellFrame, value: string): string {
  const text = refill(outerText(row, cell), cellSource(value), frame);
  return cell === 0 && !hasFirstPipe(row) ? guardStart(text, row) : text;
}

/**
 * Without a pipe before it the first cell begins the line: it keeps the indentation of the row, since deeper it would be
 * code, and anything but a letter gets a pipe before it, since it might begin another block.
 */
function guardStart(text: string, row: Row): string {
  const indent = /^\uFEFF?([ \t]*)/.exec(row.text)?.[1] ?? '';
  const content = text.replace(/^[ \t]+/, '');
  return /^\p{L}/u.test(content) ? indent + content : `${indent}| ${content}`;
}

/** Cells behind cell `last`, whose text is `before` from now on. */
function furtherCells(
  row: Row,
  last: number,
  before: string,
  values: readonly string[],
  frame: TableFrame | undefined,
): string {
  const model = outerText(row, last);
  const blank = model === '' || isBlank(model.charAt(0)) ? ' ' : '';
  // Nothing needs no blank behind it, and keeps none when the further cells go again.
  const ends = before === '' || isBlank(before.charAt(before.length - 1));
  const gap = ends || (blank === '' && !endsOpen(before)) ? '' : ' ';
  const aligned = isAlignedRow(row, frame);
  const cells = values.map((value, at) => {
    const old = aligned && frame ? outerText(frame.header, last + 1 + at) : blank + blank;
    return `|${refill(old, cellSource(value), cellFrame(frame, last + 1 + at, aligned))}`;
  });
  const text = gap + cells.join('');
  return last < row.length - 1 || hasLastPipe(row) ? text : text.replace(/[ \t]+$/, '');
}

function cellFrame(frame: TableFrame | undefined, cell: number, aligned: boolean): CellFrame {
  if (frame === undefined || cell >= frame.header.length) return { header: undefined, align: 'left', aligned };
  return { header: outerText(frame.header, cell), align: alignOf(frame, cell), aligned };
}

/** On which side the delimiter row puts a column. */
export function alignOf({ delimiter }: TableFrame, cell: number): CellFrame['align'] {
  const mark = delimiter.value(cell);
  const side = mark.endsWith(':') ? 'right' : 'left';
  return side === 'right' && mark.startsWith(':') ? 'center' : side;
}

/** Whether most cells of a row are as wide as their headers. In a table that nobody aligns a cell may have its header's width by chance. */
export function isAlignedRow(row: Row, frame: TableFrame | undefined): boolean {
  if (frame === undefined) return false;
  const cells = Array.from({ length: Math.min(row.length, frame.header.length) }, (_, cell) => cell);
  const wide = cells.filter((cell) => isAligned(outerText(row, cell), outerText(frame.header, cell)));
  return wide.length * 2 > cells.length;
}

/** A cell with the blanks around it; '' where the row has no such cell. */
export function outerText(row: Row, cell: number): string {
  const range = row.outer(cell);
  return range === undefined ? '' : row.text.slice(range.start.character, range.end.character);
}

function outerRange(row: Row, line: number, cell: number): TextEdit['range'] {
  const range = row.outer(cell);
  return lineRange(line, range?.start.character ?? 0, range?.end.character ?? 0);
}

function hasFirstPipe(row: Row): boolean {
  return row.text.charAt((row.outer(0)?.start.character ?? 0) - 1) === '|';
}

function hasLastPipe(row: Row): boolean {
  return (row.outer(row.length - 1)?.end.character ?? row.text.length) < row.text.length;
}
