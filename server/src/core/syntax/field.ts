import type { Lines } from '../text/index.js';
import type { Field } from './types.js';

/** The text between two offsets without the blanks around it. Blank text gives the place behind its first blank. */
export function fieldBetween(lines: Lines, from: number, to: number): Field {
  const { start, end } = trimSpan(lines, from, to);
  if (start === end) return emptyField(lines, from, to);
  return { value: lines.between(start, end), range: { start: lines.positionAt(start), end: lines.positionAt(end) } };
}

/** The stretch `[from, to)` without the blanks at its ends; empty, at its end, when there is nothing else. */
export function trimSpan(
  text: Pick<Lines, 'codeAt'>,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  let start = from;
  let end = to;
  while (start < to && isBlank(text.codeAt(start))) start++;
  while (end > start && isBlank(text.codeAt(end - 1))) end--;
  return { start, end };
}

function emptyField(lines: Lines, from: number, to: number): Field {
  const code = lines.codeAt(from);
  const at = lines.positionAt(from < to && (code === 32 || code === 9) ? from + 1 : from);
  return { value: '', range: { start: at, end: at } };
}

/** Space, tab, line feed, carriage return: what Markdown takes for blank. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
