import { isEmpty, undecorate } from '../model/index.js';

/** What is written where a value says nothing (SPEC §1). */
export const NOTHING = '-';

/** A value as one line: line ends become single blanks, white space at its ends goes. */
export function oneLine(value: string | undefined): string {
  return (value ?? '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** Whether a value that stands in a ledger says what is asked for already. */
export function says(current: string, asked: string): boolean {
  const text = oneLine(current);
  return text === asked || (isEmpty(text) && isEmpty(asked));
}

/** Without the spaces and tabs around it: what Markdown trims, and nothing else. */
export function trimBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charAt(from))) from++;
  while (to > from && isBlank(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

export function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

/** Columns whose text may hold marks of its own: nothing is wrapped around what is written there. */
const PROSE: ReadonlySet<string> = new Set([
  'title',
  'notes',
  'artifact',
  'depends',
  'op',
  'evidence',
  'scope',
  'manual_verification',
]);

/**
 * A new value in the emphasis or code ticks of the old one: `**DOING**` → `**REVIEW**`. A strike-through or a link said
 * something about the old value alone, and goes with it.
 */
export function decoratedLike(old: string, column: string, value: string): string {
  const inner = undecorate(old);
  if (inner === old || PROSE.has(column) || isEmpty(value)) return value;
  const lead = old.slice(0, old.indexOf(inner));
  const tail = old.slice(lead.length + inner.length);
  if (!/^[*_`]+$/.test(lead) || tail !== Array.from(lead).reverse().join('')) return value;
  const decorated = lead + value + tail;
  return undecorate(decorated) === value ? decorated : value;
}
