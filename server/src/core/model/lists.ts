import type { Field } from '../syntax/index.js';
import { isEmpty, part, type Part } from './values.js';

/** The members of a comma list (`a, b、c`, `[a, b]`, `a<br>b`), trimmed, empty ones left out, each with its place. */
export function splitList(field: Field): readonly Part[] {
  const { value } = field;
  const from = value.startsWith('[') && value.endsWith(']') ? 1 : 0;
  const inner = from === 1 ? value.slice(1, -1) : value;
  const members: Part[] = [];
  let at = from;
  for (const piece of inner.split(SEPARATOR)) {
    const lead = piece.length - piece.trimStart().length;
    const text = piece.trim();
    if (text !== '' && !isEmpty(text)) members.push(part(field, at + lead, at + lead + text.length));
    at += piece.length + separatorLength(inner, at - from + piece.length);
  }
  return members;
}

/** The members of all lists of a column, without the room that a growing list leaves itself: kept for every record. */
export function splitLists(fields: readonly Field[]): readonly Part[] {
  const members = fields.flatMap((field) => splitList(field));
  return members.length === 0 ? NONE : members.slice();
}

const NONE: readonly never[] = [];
const SEPARATOR = /[,、，]|<br ?\/?>/i;

function separatorLength(text: string, at: number): number {
  return text.charAt(at) === '<' ? text.indexOf('>', at) - at + 1 : 1;
}
