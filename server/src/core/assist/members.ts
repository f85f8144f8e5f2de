import { lineRange, type Position, type Range } from '../text/index.js';
import { undecorate } from '../model/index.js';
import type { ValueAt } from './place.js';

/** A member of a comma list; `range` is absolute. */
export interface Member {
  readonly text: string;
  readonly range: Range;
}

const SEPARATOR = /[,、，]/;

/**
 * The member of a comma list that the cursor is in, empty where it is between two commas. Where the source is longer than
 * the value (escaped pipes) offsets do not carry over, and the whole value is given.
 */
export function memberAt({ value, range }: ValueAt, position: Position, separator = SEPARATOR): Member {
  const { start, end } = range;
  const exact = start.line === end.line && end.character - start.character === value.length;
  if (!exact || !separator.test(value)) return { text: undecorate(value), range };
  const at = position.character - start.character;
  let from = at;
  let to = at;
  while (from > 0 && !separator.test(value.charAt(from - 1))) from--;
  while (to < value.length && !separator.test(value.charAt(to))) to++;
  while (from < at && value.charAt(from) === ' ') from++;
  while (to > at && value.charAt(to - 1) === ' ') to--;
  return {
    text: undecorate(value.slice(from, to).trim()),
    range: lineRange(start.line, start.character + from, start.character + to),
  };
}
