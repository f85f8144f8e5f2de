import { own } from '../text/index.js';
import type { Edit } from './edit.js';
import type { Lineage } from './lineage.js';
import type { SectionAt } from './sections.js';
import type { Placed, Section } from './types.js';

/** Takes sections from before the edit where their lines did not change, else by their text. */
export function sectionReader(edit: Edit, before: readonly Placed<Section>[], { sections }: Lineage): SectionAt {
  const { lines } = edit;
  const old = new Map(before.map((placed) => [placed.line, placed]));
  return (line, end, make) => {
    const length = lines.start(end) - lines.start(line);
    const was = edit.stretchWas(line, end);
    const placed = was === undefined ? undefined : old.get(was);
    if (placed?.item.text.length === length) return placed.line === line ? placed : { item: placed.item, line };
    const text = lines.between(lines.start(line), lines.start(end));
    const item = sections.get(text) ?? make(own(text));
    if (item) sections.set(item.text, item);
    return item && { item, line };
  };
}
