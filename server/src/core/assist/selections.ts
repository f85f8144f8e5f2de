import type { WorkspaceFile } from '../model/index.js';
import type { Field, Heading, MarkdownDocument, Placed, Row, Section, Table } from '../syntax/index.js';
import { contains, lineRange, sameRange, shift, type Position, type Range } from '../text/index.js';
import { lastAtOrAbove } from './search.js';

/**
 * What a growing selection takes in at a position, the smallest first: word, value, cell, row, table; or word, value,
 * bullet, section; then the part under the heading, and all. Each holds the one before.
 */
export function selections(file: WorkspaceFile, position: Position): readonly Range[] {
  const { document } = file;
  const inside = inTable(document, position) ?? inSection(document, position) ?? [];
  const parts = partsAt(document, position.line);
  const ranges = [wordAt(document, position), ...inside, lineAt(document, position.line), ...parts, all(document)];
  return nested(
    ranges.flatMap((one) => one ?? []),
    position,
  );
}

/** Only those that hold the position and the one before, and are larger. */
function nested(ranges: readonly Range[], position: Position): readonly Range[] {
  const kept: Range[] = [];
  for (const range of ranges) {
    const last = kept.at(-1);
    const holds =
      last === undefined ? contains(range, position) : contains(range, last.start) && contains(range, last.end);
    if (holds && (last === undefined || !sameRange(last, range))) kept.push(range);
  }
  return kept;
}

/** What ids, times and names are made of. */
function wordAt({ lines }: MarkdownDocument, { line, character }: Position): Range | undefined {
  const WORD = /[\p{L}\p{M}\p{N}\p{S}_.@:/-]/u;
  const text = lines.at(line);
  let from = character;
  let to = character;
  while (from > 0 && WORD.test(text.charAt(from - 1)) && text.charAt(from - 1) !== '|') from--;
  while (to < text.length && WORD.test(text.charAt(to)) && text.charAt(to) !== '|') to++;
  return from === to ? undefined : lineRange(line, from, to);
}

function inTable({ tables, lines }: MarkdownDocument, position: Position): readonly Range[] | undefined {
  const table = tables.find((one) => one.header.line <= position.line && position.line <= lastLine(one));
  if (table === undefined) return undefined;
  const row = rowAt(table, position.line);
  const cells = row === undefined ? [] : cellRanges(row, position);
  const end = lines.span(lastLine(table));
  const whole = { start: { line: table.header.line, character: 0 }, end: lines.positionAt(end.end) };
  return [...cells, lineAt({ lines }, position.line), whole];
}

function lastLine({ delimiterLine, rows }: Table): number {
  return Math.max(delimiterLine, rows.at(-1)?.line ?? 0);
}

function rowAt({ header, rows }: Table, line: number): Placed<Row> | undefined {
  if (line === header.line) return header;
  const row = lastAtOrAbove(rows, line);
  return row?.line === line ? row : undefined;
}

function cellRanges({ item, line }: Placed<Row>, position: Position): readonly Range[] {
  for (let index = 0; index < item.length; index++) {
    const outer = item.outer(index);
    if (outer === undefined || !contains(shift(outer, line), position)) continue;
    const value = item.field(index);
    return [...(value === undefined ? [] : [shift(value.range, line)]), shift(outer, line)];
  }
  return [];
}

function inSection({ sections, lines }: MarkdownDocument, position: Position): readonly Range[] | undefined {
  const placed = lastAtOrAbove(sections, position.line);
  if (placed === undefined || position.line >= placed.line + placed.item.height) return undefined;
  const bullets = bulletRanges(placed, position);
  const end = endOfText(lines, placed.line + placed.item.height - 1, placed.line);
  return [...bullets, { start: { line: placed.line, character: 0 }, end }];
}

function bulletRanges({ item, line }: Placed<Section>, position: Position): readonly Range[] {
  const holding = ({ range }: Field): boolean => contains(shift(range, line), position);
  for (const { key, value, items } of item.bullets) {
    const last = [value, ...items].at(-1) ?? value;
    const whole = { start: { line: line + key.range.start.line, character: 0 }, end: shift(last.range, line).end };
    if (!contains(whole, position)) continue;
    const field = [key, value, ...items].find(holding);
    return [...(field === undefined ? [] : [shift(field.range, line)]), whole];
  }
  return holding(item.title) ? [shift(item.title.range, line)] : [];
}

/** The parts under the headings that a line stands below, the innermost first. */
function partsAt({ headings, lines }: MarkdownDocument, line: number): readonly Range[] {
  const parts: Range[] = [];
  headings.forEach((heading, at) => {
    const next = headings.slice(at + 1).find(({ depth }) => depth <= heading.depth);
    if (heading.line > line || (next !== undefined && next.line <= line)) return;
    parts.unshift(partOf(heading, next, lines));
  });
  return parts;
}

function partOf(heading: Heading, next: Heading | undefined, lines: MarkdownDocument['lines']): Range {
  return {
    start: { line: heading.line, character: 0 },
    end: endOfText(lines, (next?.line ?? lines.count) - 1, heading.line),
  };
}

/** The end of the last line that says something. */
function endOfText(lines: MarkdownDocument['lines'], last: number, first: number): Position {
  let line = last;
  while (line > first && lines.at(line).trim() === '') line--;
  return { line, character: lines.at(line).length };
}

function lineAt({ lines }: Pick<MarkdownDocument, 'lines'>, line: number): Range {
  return lineRange(line, 0, lines.at(line).length);
}

function all({ lines }: MarkdownDocument): Range {
  return { start: { line: 0, character: 0 }, end: lines.positionAt(lines.length) };
}
