import { joinerOf, type SectionSource } from '../model/index.js';
import { Lines, shift, type Range, type TextEdit } from '../text/index.js';
import { addBullets, setBullet } from './bullets.js';
import { setHeadingValue } from './heading.js';
import { decoratedLike, NOTHING, says } from './values.js';

/**
 * The edits that write values into a section whose heading stands on `line`. Bullets that the section lacks are added
 * behind its last one in its style; `keyOf` says how the ledger writes a column's key.
 */
export function setInSection<C extends string>(
  source: SectionSource<C>,
  line: number,
  values: ReadonlyMap<C, string>,
  keyOf: (column: C) => string,
): TextEdit[] {
  const lines = new Lines(source.section.text);
  const edits: TextEdit[] = [];
  const added: [string, string][] = [];
  for (const [column, value] of values) {
    const bullet = source.bullets.get(column);
    const field = source.heading.get(column);
    if (bullet !== undefined) {
      edits.push(...setBullet(lines, bullet, decoratedLike(bullet.value.value, column, value), joinerOf(column)));
    } else if (field === undefined) {
      if (value !== NOTHING) added.push([keyOf(column), value]);
    } else if (!says(field.value, value)) {
      const { edit, untold } = setHeadingValue(source.section, field, value);
      edits.push(edit);
      if (untold) added.push([keyOf(column), value]);
    }
  }
  return [
    ...edits.filter((edit) => lines.slice(edit.range) !== edit.newText),
    ...addBullets(source.section, lines, added),
  ].map((edit) => moved(edit, line));
}

function moved({ range, newText }: { range: Range; newText: string }, line: number): TextEdit {
  return { range: shift(range, line), newText };
}
