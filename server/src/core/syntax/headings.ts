import type { Lines } from '../text/index.js';
import { lineStart } from './lineKind.js';
import type { LineRun } from './outline.js';
import { fieldBetween, trimSpan } from './field.js';
import type { Field } from './types.js';

const HASH = 35;

/** The text of the heading on these lines: between the number signs, or above the underline. */
export function titleOf(lines: Lines, heading: LineRun): Field {
  const { from, to } = titleSpan(lines, heading);
  return fieldBetween(lines, from, to);
}

function titleSpan(lines: Lines, { line, endLine }: LineRun): { from: number; to: number } {
  let from = textStart(lines, line);
  if (endLine > line) return { from, to: lines.span(endLine - 1).end };
  const { end } = lines.span(line);
  while (lines.codeAt(from) === HASH && from < end) from++;
  return { from, to: withoutClosing(lines, from, end) };
}

/** On one line, as a heading is shown. */
export function headingText(lines: Lines, heading: LineRun): string {
  const { from, to } = titleSpan(lines, heading);
  const { start, end } = trimSpan(lines, from, to);
  const text = lines.between(start, end);
  return heading.line === heading.endLine
    ? text
    : text
        .split(/[\r\n]+/)
        .map(trimBlanks)
        .join(' ');
}

function trimBlanks(text: string): string {
  const { start, end } = trimSpan({ codeAt: (at) => text.charCodeAt(at) }, 0, text.length);
  return text.slice(start, end);
}

/** Behind the indentation. */
function textStart(lines: Lines, line: number): number {
  let at = lineStart(lines, line);
  while (lines.codeAt(at) === 32) at++;
  return at;
}

/** A closing run of number signs stands behind a blank, and only blanks follow it. */
function withoutClosing(lines: Lines, from: number, to: number): number {
  const { end } = trimSpan(lines, from, to);
  let at = end;
  while (at > from && lines.codeAt(at - 1) === HASH) at--;
  const isClosing = at === from || lines.codeAt(at - 1) === 32 || lines.codeAt(at - 1) === 9;
  return isClosing ? at : end;
}
