import { Lines } from '../text/index.js';
import { bulletOf, type ItemLines } from './bullets.js';
import { titleOf } from './headings.js';
import type { PlacedBlock } from './placed.js';
import type { Placed, Section } from './types.js';

/**
 * Gives the section on the lines `[line, end)`: the one that was made from the same text before, or a new one. The
 * text alone decides what a section is.
 */
export type SectionAt = (
  line: number,
  end: number,
  make: (text: string) => Section | undefined,
) => Placed<Section> | undefined;

/** The headings that have bold-key bullets before the next heading. */
export function sectionsOf(lines: Lines, blocks: readonly PlacedBlock[], sectionAt: SectionAt): Placed<Section>[] {
  const heads = blocks.flatMap(({ block }, index) => (block.kind === 'heading' ? [index] : []));
  return heads.flatMap((head, index) => {
    const heading = blocks[head];
    const next = heads[index + 1] ?? blocks.length;
    const lists = blocks.slice(head + 1, next).filter(({ block }) => block.kind === 'list');
    if (!heading || lists.length === 0) return [];
    const end = blocks[next]?.line ?? lines.count;
    return sectionAt(heading.line, end, (text) => toSection(text, heading, lists)) ?? [];
  });
}

function toSection(text: string, heading: PlacedBlock, lists: readonly PlacedBlock[]): Section | undefined {
  const lines = new Lines(text);
  const items = lists.flatMap((list) => itemLines(list, heading.line));
  const bullets = items.flatMap((item) => bulletOf(lines, item) ?? []);
  if (bullets.length === 0) return undefined;
  const run = { line: 0, endLine: heading.endLine - heading.line };
  return { depth: heading.block.depth, title: titleOf(lines, run), bullets, height: heightOf(lines), text };
}

/** The items of a list, on lines that count from the heading. */
function itemLines({ block, place }: PlacedBlock, origin: number): ItemLines[] {
  const move = (run: { line: number; endLine: number; column: number }): ItemLines => {
    const { line, endLine } = place(run);
    return { line: line - origin, endLine: endLine - origin, column: run.column, nested: [] };
  };
  return block.items.map((item) => ({ ...move(item), nested: item.nested.map(move) }));
}

/** A text that ends with a line end has no line behind it here: that line is the next heading's. */
function heightOf(lines: Lines): number {
  return lines.start(lines.count - 1) === lines.text.length && lines.count > 1 ? lines.count - 1 : lines.count;
}
