import { idKey, isWellFormedId, parseTime } from '../model/index.js';
import { Lines } from '../text/index.js';
import type { EvidenceRecord } from './record.js';
import { zonesOf } from './zones.js';

const WORD = /[0-9A-Za-z_]/;

/**
 * Whether a text holds an id, case aside, not as a part of a longer word: `A1` is in `001-A1.diff.md` and in `承認A1`,
 * not in `A12`.
 */
export function mentions(text: string, id: string): boolean {
  const key = idKey(id).toLowerCase();
  const where = idKey(text).toLowerCase();
  if (key === '') return false;
  for (let at = where.indexOf(key); at !== -1; at = where.indexOf(key, at + 1)) {
    if (!WORD.test(where.charAt(at - 1)) && !WORD.test(where.charAt(at + key.length))) return true;
  }
  return false;
}

/** Whether two spellings are one id, case aside. */
export function sameId(a: string, b: string): boolean {
  return idKey(a).toLowerCase() === idKey(b).toLowerCase();
}

/**
 * The ids that a label's value lists. Under a label for ids (`sure`) a remark may follow the first; under any other
 * the value counts only where it is nothing but ids, with letters and digits both.
 */
export function idsIn(value: string, sure: boolean): readonly string[] {
  if (value.length > 512) return [];
  const words = value.split(/[\s,、，;；/()（）[\]"'`*]+/).filter((word) => word !== '');
  const ids = words.filter(
    (word) => word.length <= 64 && isWellFormedId(word) && /\d/.test(word) && parseTime(word).kind === 'unreadable',
  );
  if (sure) return /[,、，;；]/.test(value) ? ids : ids.slice(0, 1);
  return ids.length === words.length && ids.every((word) => /[A-Za-z]/.test(word)) ? ids : [];
}

/** What is built like an id (`A004` like `A001`) in a text; nothing where the id looks like any other word or number. */
export function idsLike(id: string, text: string): readonly string[] {
  const shape = shapeOf(id);
  return shape === undefined ? [] : (text.match(shape) ?? []);
}

/** The build of an id: its letters and marks, and any digits for its digits; at least one letter and two digits. */
function shapeOf(id: string): RegExp | undefined {
  const key = idKey(id);
  if (key.length > 64 || !/[A-Za-z]/.test(key) || (key.match(/\d/g) ?? []).length < 2) return undefined;
  const shape = key.replace(/\d+|[^0-9A-Za-z]/g, (part) =>
    /\d/.test(part) ? '[0-9]+' : `\\u{${(part.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return new RegExp(`(?<![0-9A-Za-z_])${shape}(?![0-9A-Za-z_])`, 'giu');
}

const ABOUT_APPROVAL = /appr|承認|pending|approved|rejected|却下/i;
const MOST = 5;

/**
 * The approvals that a record names: those under labels, and in its own words what is built like `id` in a heading or
 * a line that speaks of approval. At most five.
 */
export function approvalsNamed(record: EvidenceRecord, id: string): readonly string[] {
  const found = new Map<string, string>();
  const add = (name: string): void => {
    if (found.size < MOST) found.set(idKey(name).toLowerCase(), name);
  };
  for (const mark of record.marks) if (mark.kind === 'approval') mark.ids.forEach(add);
  if (shapeOf(id) !== undefined) linesAboutApproval(record.text).forEach((line) => idsLike(id, line).forEach(add));
  return [...found.values()];
}

function linesAboutApproval(text: string): readonly string[] {
  const lines = new Lines(text);
  return zonesOf(lines).flatMap((zone, line) => {
    const words = zone === 'said' ? lines.at(line) : '';
    return words.length <= 2000 && (words.startsWith('#') || ABOUT_APPROVAL.test(words)) ? [words] : [];
  });
}
