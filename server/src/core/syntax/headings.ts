import type { Lines } from '../text/index.js';
import { lineStart } from './lineKind.js';
import type { LineRun } from './outline.js';
import { fieldBetween } from './field.js';
import type { Field } from './types.js';

const HASH = 35;

/** The text of the heading on these lines: between the number signs, or above the underline. */
export function titleOf(lines: Lines, { line, endLine }: LineRun): Field {
  if (endLine > line) return fieldBetween(lines, textStart(lines, line), lines.span(endLine - 1).end);
  const { end } = lines.span(line);
  let from = textStart(lines, line);
  while (lines.text.charCodeAt(from) === HASH && from < end) from++;
  return fieldBetween(lines, from, withoutClosing(lines.text, from, end));
}

/** On one line, as a heading is shown. */
export function headingText(lines: Lines, heading: LineRun): string {
  const { value } = titleOf(lines, heading);
  if (heading.line === heading.endLine) return value;
  return value
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .join(' ');
}

/** Behind the indentation. */
function textStart(lines: Lines, line: number): number {
  let at = lineStart(lines, line);
  while (lines.text.charCodeAt(at) === 32) at++;
  return at;
}

/** A closing run of number signs stands behind a blank, and only blanks follow it. */
function withoutClosing(text: string, from: number, end: number): number {
  const to = trimEnd(text, from, end);
  let at = to;
  while (at > from && text.charCodeAt(at - 1) === HASH) at--;
  return at === from || isBlank(text.charCodeAt(at - 1)) ? at : to;
}

function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
