import { Lines } from '../text/index.js';
import { bulletOf, type ItemLines } from './bullets.js';
import { titleOf } from './headings.js';
import type { Paragraph } from './outline.js';
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
  const sections: Placed<Section>[] = [];
  let heading: PlacedBlock | undefined;
  let lists: PlacedBlock[] = [];
  const finish = (end: number): void => {
    const [head, own] = [heading, lists];
    const section =
      head && own.length > 0 ? sectionAt(head.line, end, (text) => toSection(text, head, own)) : undefined;
    if (section) sections.push(section);
  };
  for (const placed of blocks) {
    if (placed.block.kind === 'list') lists.push(placed);
    if (placed.block.kind !== 'heading') continue;
    finish(placed.line);
    heading = placed;
    lists = [];
  }
  finish(lines.count);
  return sections;
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
function itemLines(list: PlacedBlock, origin: number): ItemLines[] {
  const move = ({ line, endLine, column }: Paragraph): Paragraph => ({
    line: list.lineOf(line) - origin,
    endLine: list.endLineOf(endLine) - origin,
    column,
  });
  return list.block.items.map((item) => ({ ...move(item), nested: item.nested.map(move) }));
}

/** A text that ends with a line end has no line behind it here: that line is the next heading's. */
function heightOf(lines: Lines): number {
  return lines.start(lines.count - 1) === lines.length && lines.count > 1 ? lines.count - 1 : lines.count;
}
