import type { Lines } from '../text/index.js';
import { TableBody } from './body.js';
import { headingText } from './headings.js';
import { LineKind } from './lineKind.js';
import type { PlacedBlock } from './placed.js';
import type { Source } from './skeleton.js';
import type { Placed, Row, Table } from './types.js';

export type RowAt = (line: number) => Placed<Row>;

/**
 * The tables among the blocks of the root, each with the lines that were meant to be rows of it.
 * @param lazy rows are made when they are asked for; `rowAt` may then be asked at any later time
 */
export function tablesOf(source: Source, blocks: readonly PlacedBlock[], rowAt: RowAt, lazy: boolean): Table[] {
  const tables: Table[] = [];
  let heading: PlacedBlock | undefined;
  blocks.forEach((placed, index) => {
    if (placed.block.kind === 'heading') heading = placed;
    if (placed.block.kind !== 'table') return;
    const text = heading ? headingText(source.lines, heading) : '';
    const body = new TableBody(source.lines, placed.line + 2, Math.max(0, placed.endLine - placed.line - 1), rowAt);
    if (!lazy) body.all();
    const detached = detachedLines(source, blocks, index + 1).map(rowAt);
    tables.push({
      header: rowAt(placed.line),
      delimiterLine: placed.line + 1,
      get rows() {
        return body.all();
      },
      body,
      detached,
      heading: text,
    });
  });
  return tables;
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
