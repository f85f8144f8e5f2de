import type { Field } from '../syntax/index.js';
import { lineRange, type Range } from '../text/index.js';

const EMPTY = new Set(['', '-', '–', '—', '－', 'n/a', 'none', 'null', 'なし', '無し', '[]']);

/** Whether a value says "nothing here": blank, a dash, `n/a`, `none`, `なし`, an empty list. */
export function isEmpty(value: string): boolean {
  return value.length <= 4 && EMPTY.has(value.length === 1 ? value : value.toLowerCase());
}

const WRAPPED = /^(?:\*\*([^*].*)\*\*|__([^_].*)__|\*([^*].*)\*|~~([^~].*)~~|`([^`]*)`|\[([^[\]]+)\]\([^()\s]*\))$/;
const MARKS = '*_~`[';

/** The text inside emphasis, strike-through, code or a link that wraps the whole value: `**DONE**` → `DONE`. */
export function undecorate(value: string): string {
  let text = value;
  for (let round = 0; round < 4 && text.length > 0 && MARKS.includes(text.charAt(0)); round++) {
    const match = WRAPPED.exec(text);
    const inner = match?.slice(1).find((group: string | undefined) => group !== undefined);
    if (inner === undefined) return text;
    text = inner.trim();
  }
  return text;
}

/** A part of a field, with its own range. */
export interface Part {
  readonly text: string;
  readonly range: Range;
}

/**
 * The stretch `[from, to)` of a one-line field's value as a part with its own range. Where the source is longer than
 * the value (escaped pipes) or spans lines, the whole field's range is given instead, since offsets do not carry over.
 */
export function part(field: Field, from: number, to: number): Part {
  const { start, end } = field.range;
  const text = field.value.slice(from, to);
  const exact = start.line === end.line && end.character - start.character === field.value.length;
  return { text, range: exact ? lineRange(start.line, start.character + from, start.character + to) : field.range };
}
