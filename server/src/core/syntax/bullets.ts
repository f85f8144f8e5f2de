import type { Lines } from '../text/index.js';
import { fieldBetween } from './field.js';
import { lineStart } from './lineKind.js';
import type { Paragraph } from './outline.js';
import type { Bullet, Field } from './types.js';

/** An item of a list and the first paragraphs of the items nested in it, on lines of `lines`. */
export interface ItemLines extends Paragraph {
  readonly nested: readonly Paragraph[];
}

/** The text of a paragraph, trimmed, as written. remark counts columns from behind a byte order mark. */
export function paragraphField(lines: Lines, { line, column, endLine }: Paragraph): Field {
  return fieldBetween(lines, lineStart(lines, line) + column, lines.span(endLine).end);
}

/** `**key**: value` or `**key:** value`, with an ASCII or a full-width colon; undefined for any other item. */
export function bulletOf(lines: Lines, item: ItemLines): Bullet | undefined {
  const from = lines.start(item.line) + item.column;
  const end = lines.span(item.line).end;
  const key = keyBetween(lines.text, from, end);
  if (!key) return undefined;
  return {
    key: fieldBetween(lines, key.from, key.to),
    value: fieldBetween(lines, key.behind, lines.span(item.endLine).end),
    items: item.nested.map((paragraph) => paragraphField(lines, paragraph)),
  };
}

/** `behind` is the offset behind the colon. */
interface KeySpan {
  readonly from: number;
  readonly to: number;
  readonly behind: number;
}

function keyBetween(text: string, from: number, end: number): KeySpan | undefined {
  const mark = text.slice(from, from + 2);
  if (mark !== '**' && mark !== '__') return undefined;
  const close = text.indexOf(mark, from + 2);
  if (close === -1 || close + 2 > end) return undefined;
  const to = trimEnd(text, from + 2, close);
  const inside = isColon(text[to - 1]);
  const colon = inside ? to - 1 : skipBlanks(text, close + 2);
  if (!isColon(text[colon])) return undefined;
  const span = {
    from: from + 2,
    to: inside ? trimEnd(text, from + 2, to - 1) : to,
    behind: inside ? close + 2 : colon + 1,
  };
  return text.slice(span.from, span.to).trim() === '' ? undefined : span;
}

function isColon(character: string | undefined): boolean {
  return character === ':' || character === '：';
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}
