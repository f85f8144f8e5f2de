import type { Lines } from '../text/index.js';
import type { Field } from './types.js';

/** The text between two offsets without the blanks around it. Blank text gives the place behind its first blank. */
export function fieldBetween(lines: Lines, from: number, to: number): Field {
  const { text } = lines;
  const { start, end } = trimSpan(text, from, to);
  if (start === end) return emptyField(lines, from, to);
  return { value: text.slice(start, end), range: { start: lines.positionAt(start), end: lines.positionAt(end) } };
}

/** The stretch `[from, to)` without the blanks at its ends; empty, at its end, when there is nothing else. */
export function trimSpan(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < to && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function emptyField(lines: Lines, from: number, to: number): Field {
  const code = lines.text.charCodeAt(from);
  const at = lines.positionAt(from < to && (code === 32 || code === 9) ? from + 1 : from);
  return { value: '', range: { start: at, end: at } };
}

/** Space, tab, line feed, carriage return: what Markdown takes for blank. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
