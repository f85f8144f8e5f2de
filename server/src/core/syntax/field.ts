import type { Lines } from '../text/index.js';
import type { Field } from './types.js';

/** The text between two offsets without the blanks around it. Blank text gives the place behind its first blank. */
export function fieldBetween(lines: Lines, from: number, to: number): Field {
  const { text } = lines;
  let start = from;
  while (start < to && isBlank(text.charCodeAt(start))) start++;
  if (start === to) return emptyField(lines, from, to);
  let end = to;
  while (isBlank(text.charCodeAt(end - 1))) end--;
  return { value: text.slice(start, end), range: { start: lines.positionAt(start), end: lines.positionAt(end) } };
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
