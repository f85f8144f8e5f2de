import { displayWidth as columns, type Lines, type Range } from '../../core/index.js';
import { printable } from './printable.js';

export { columns };

/** A source line cut to fit, and the marks to print under it. Both are safe to print: control characters are made visible. */
export interface Excerpt {
  readonly text: string;
  readonly marks: string;
}

/** Longest stretch of a line that is looked at, in UTF-16 units: lines may be megabytes long. */
const REACH = 400;

/**
 * The line of a range's start with the range underlined, cut to `width` columns around it. CJK counts two columns.
 */
export function excerptOf(lines: Lines, range: Range, width: number): Excerpt {
  const line = lines.at(range.start.line);
  const from = Math.min(range.start.character, line.length);
  const to =
    range.end.line === range.start.line ? Math.min(Math.max(range.end.character, from), line.length) : line.length;
  const middle = printable(line.slice(from, Math.min(to, from + REACH)));
  const marked = fit(middle, Math.max(1, width - 2), 'start');
  const wholeBefore = printable(line.slice(Math.max(0, from - REACH), from));
  const wholeAfter = printable(line.slice(to, to + REACH));
  const room = Math.max(0, width - columns(marked) - 2);
  const least = Math.min(columns(wholeAfter), Math.floor(room / 3));
  const before = fit(wholeBefore, room - least, 'end');
  const after = fit(wholeAfter, room - columns(before), 'start');
  const lead = before.length < from ? '…' : '';
  const trail = after.length < line.length - to ? '…' : '';
  return {
    text: `${lead}${before}${marked}${after}${trail}`,
    marks: ' '.repeat(columns(lead) + columns(before)) + '~'.repeat(Math.max(1, columns(marked))),
  };
}

function fit(text: string, width: number, keep: 'start' | 'end'): string {
  const chars = Array.from(text);
  if (keep === 'end') chars.reverse();
  const kept: string[] = [];
  let used = 0;
  for (const char of chars) {
    used += columns(char);
    if (used > width) break;
    kept.push(char);
  }
  if (keep === 'end') kept.reverse();
  return kept.join('');
}
