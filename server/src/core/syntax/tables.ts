import type { Lines } from '../text/index.js';
import { headingText } from './headings.js';
import { LineKind } from './lineKind.js';
import type { PlacedBlock } from './placed.js';
import type { Source } from './skeleton.js';
import type { Placed, Row, Table } from './types.js';

export type RowAt = (line: number) => Placed<Row>;

/** The tables among the blocks of the root, each with the lines that were meant to be rows of it. */
export function tablesOf(source: Source, blocks: readonly PlacedBlock[], rowAt: RowAt): Table[] {
  const tables: Table[] = [];
  let heading: PlacedBlock | undefined;
  blocks.forEach((placed, index) => {
    if (placed.block.kind === 'heading') heading = placed;
    if (placed.block.kind !== 'table') return;
    const text = heading ? headingText(source.lines, heading) : '';
    const rows = rowsOf(placed.line + 2, placed.endLine, rowAt);
    const detached = detachedLines(source, blocks, index + 1).map(rowAt);
    tables.push({ header: rowAt(placed.line), delimiterLine: placed.line + 1, rows, detached, heading: text });
  });
  return tables;
}

function rowsOf(from: number, to: number, rowAt: RowAt): Placed<Row>[] {
  const rows: Placed<Row>[] = [];
  for (let line = from; line <= to; line++) rows.push(rowAt(line));
  return rows;
}

/** Lines like rows that follow a table with nothing but blank lines and comments between. */
function detachedLines(source: Source, blocks: readonly PlacedBlock[], from: number): number[] {
  const found: number[] = [];
  for (let index = from; index < blocks.length; index++) {
    const placed = blocks[index];
    if (placed?.block.kind === 'html' && isComment(source.lines, placed.line)) continue;
    if (placed?.block.kind !== 'paragraph') break;
    const { line, endLine } = placed;
    let at = line;
    while (at <= endLine && isRowLike(source, at)) found.push(at++);
    if (at <= endLine) break;
  }
  return found;
}

function isComment(lines: Lines, line: number): boolean {
  return lines.at(line).trimStart().startsWith('<!--');
}

function isRowLike({ lines, kinds }: Source, line: number): boolean {
  return kinds[line] === LineKind.pipe || (kinds[line] === LineKind.delimiter && /^ {0,3}\|/.test(lines.at(line)));
}
