import type { RecordSource } from '../model/index.js';
import { SectionSource } from '../model/index.js';
import type { Field } from '../syntax/index.js';
import { contains, lineRange, shift, type Position, type Range } from '../text/index.js';

interface Value<C extends string> {
  readonly column: C | undefined;
  readonly value: string;
  readonly range: Range;
  /** The range is that of the key: nothing can be put there. */
  readonly key?: true;
}

/** The value of a section at `position`: behind a bullet's key, in its nested list, or in the heading. */
export function bulletAt<C extends string>(
  source: RecordSource<C>,
  line: number,
  position: Position,
): Value<C> | undefined {
  if (!(source instanceof SectionSource)) return undefined;
  const section = source as SectionSource<C>;
  if (position.line >= line + section.section.height) return undefined;
  const relative = { line: position.line - line, character: position.character };
  const heading = [...section.heading].find(([, field]) => contains(field.range, relative));
  if (heading !== undefined) return valueOf(heading[0], heading[1], line, position);
  for (const [column, { key, value, items }] of section.bullets) {
    const field = [value, ...items].find(
      (one) => one.range.start.line <= relative.line && relative.line <= one.range.end.line,
    );
    const inKey =
      field === value && relative.line === key.range.start.line && relative.character <= key.range.end.character;
    if (inKey) return { column, value: value.value, range: shift(key.range, line), key: true };
    if (field !== undefined) return valueOf(column, field, line, position);
  }
  return { column: undefined, value: '', range: shift(section.range, line) };
}

function valueOf<C extends string>(column: C, field: Field, line: number, position: Position): Value<C> {
  const range = shift(field.range, line);
  if (contains(range, position)) return { column, value: field.value, range };
  const here = lineRange(position.line, position.character, position.character);
  return field.value === '' ? { column, value: '', range: here } : { column, value: field.value, range };
}
