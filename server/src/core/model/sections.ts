import { headerKey } from '../policy/index.js';
import type { Bullet, Field, Section } from '../syntax/index.js';
import { lineRange } from '../text/index.js';
import { isWellFormedId } from './ids.js';

/** What one section gives, column by column. */
export interface SectionValues<C extends string> {
  readonly section: Section;
  readonly bullets: ReadonlyMap<C, Bullet>;
  /** Values that the heading gives where no bullet does. */
  readonly heading: ReadonlyMap<C, Field>;
  /** The columns of both, one bit each, in the order of the ledger's columns. */
  readonly mask: number;
}

/** Which columns a section's record must have, and in which order columns take their bits. */
export interface SectionShape<C extends string> {
  readonly id: C;
  readonly title: C | undefined;
  readonly required: C;
  readonly order: readonly C[];
}

/** The bullets of a section by column, the first of each; undefined where a required column is missing. */
export function readSection<C extends string>(
  section: Section,
  aliases: ReadonlyMap<string, C>,
  { id, title, required, order }: SectionShape<C>,
): SectionValues<C> | undefined {
  const bullets = new Map<C, Bullet>();
  for (const bullet of section.bullets) {
    const column = aliases.get(headerKey(bullet.key.value));
    if (column !== undefined && !bullets.has(column)) bullets.set(column, bullet);
  }
  if (!bullets.has(required)) return undefined;
  const heading = splitHeading(section.title);
  const given = new Map<C, Field>();
  if (heading.id !== undefined && !bullets.has(id)) given.set(id, heading.id);
  if (title !== undefined && heading.title !== undefined && !bullets.has(title)) given.set(title, heading.title);
  if (!bullets.has(id) && !given.has(id)) return undefined;
  const mask = [...bullets.keys(), ...given.keys()].reduce((bits, column) => bits | (1 << order.indexOf(column)), 0);
  return { section, bullets, heading: given, mask };
}

/** `T-1: Title` or `T-1：Title` → id and title; a heading without a colon is a title, or an id if it is one word. */
function splitHeading(heading: Field): { id?: Field; title?: Field } {
  const { value, range } = heading;
  const match = /^(\S+?)\s*[:：]\s+(\S.*)$|^(\S+?)：(\S.*)$/.exec(value);
  const id = match?.[1] ?? match?.[3];
  const title = match?.[2] ?? match?.[4];
  const at = range.start;
  if (id !== undefined && title !== undefined && isWellFormedId(id)) {
    const from = at.character + value.length - title.length;
    return {
      id: { value: id, range: lineRange(at.line, at.character, at.character + id.length) },
      title: { value: title, range: lineRange(at.line, from, from + title.length) },
    };
  }
  return isWellFormedId(value) ? { id: heading } : { title: heading };
}
