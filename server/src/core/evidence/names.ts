import { idKey, isWellFormedId, parseTime } from '../model/index.js';
import { Lines } from '../text/index.js';
import type { EvidenceRecord } from './types.js';
import { zonesOf } from './zones.js';

/** An id, or a text to look for one in, for comparing: in NFC, and case aside. */
export function fold(text: string): string {
  return idKey(text).toLowerCase();
}

const WORD = /[0-9A-Za-z_]/;

/**
 * Whether a text holds an id, not as a part of a longer word: `a1` is in `001-a1.diff.md` and in `承認a1`, not in
 * `a12`. Both as `fold` writes them, or both not.
 */
export function holds(text: string, id: string): boolean {
  if (id === '') return false;
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    if (!WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + id.length))) return true;
  }
  return false;
}

/** Whether a record names an id anywhere, quotations included. A long record may be asked for thousands of ids. */
export function names(record: EvidenceRecord, id: string): boolean {
  const { text } = record;
  if (text.length <= LONG) return holds(text, id) || holds(fold(text), fold(id));
  const key = fold(id);
  const known = wordsOf(record);
  const words = key.match(ASCII_WORDS) ?? [];
  if (!words.every((word) => known.words.has(word))) return false;
  return words[0] === key || holds(known.text, key);
}

/** From this length on, the words of a record are gathered once. */
const LONG = 64 * 1024;
const ASCII_WORDS = /[0-9a-z_]+/g;

interface Words {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

const gathered = new WeakMap<EvidenceRecord, Words>();

function wordsOf(record: EvidenceRecord): Words {
  const before = gathered.get(record);
  if (before !== undefined) return before;
  const text = fold(record.text);
  const made = { text, words: new Set(text.match(ASCII_WORDS) ?? []) };
  gathered.set(record, made);
  return made;
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

/** What may be an id in running text: letters and digits, joined by `-`, `_` or `.`. */
const ID_LIKE = /[0-9A-Za-z]+(?:[-_.][0-9A-Za-z]+)*/g;

/**
 * How an id is built: `A004` like `A001`. Undefined where it looks like any other word or number: an id to be told by
 * its build has a letter and at least two digits.
 */
export function shapeOf(id: string): string | undefined {
  if (id.length > 64 || !/[A-Za-z]/.test(id) || !/\d.*\d/.test(id)) return undefined;
  return fold(id).replace(/\d+/g, '#');
}

/** What is built like an id in a text, by build. */
export function idsByShape(text: string, into = new Map<string, string[]>()): ReadonlyMap<string, readonly string[]> {
  for (const [word] of text.matchAll(ID_LIKE)) {
    const shape = shapeOf(word);
    if (shape === undefined) continue;
    const known = into.get(shape);
    if (known === undefined) into.set(shape, [word]);
    else if (known.length < MOST && !known.includes(word)) known.push(word);
  }
  return into;
}

const MOST = 5;

/**
 * The approvals that a record names: those under labels, and in its own words what is built like `id` in a heading or
 * a line that speaks of approval. At most five.
 */
export function approvalsNamed(record: EvidenceRecord, id: string): readonly string[] {
  const labelled = record.marks.flatMap((mark) => (mark.kind === 'approval' ? mark.ids : []));
  const alike = idsAboutApproval(record).get(shapeOf(id) ?? '') ?? [];
  const found = new Map([...labelled, ...alike].map((name) => [fold(name), name]));
  return [...found.values()].slice(0, MOST);
}

const ABOUT_APPROVAL = /appr|承認|pending|approved|rejected|却下/i;
const read = new WeakMap<EvidenceRecord, ReadonlyMap<string, readonly string[]>>();

function idsAboutApproval(record: EvidenceRecord): ReadonlyMap<string, readonly string[]> {
  const before = read.get(record);
  if (before !== undefined) return before;
  const lines = new Lines(record.text);
  const ids = new Map<string, string[]>();
  zonesOf(lines).forEach((zone, line) => {
    const words = zone === 'said' ? lines.at(line) : '';
    if (words.length <= 2000 && (words.startsWith('#') || ABOUT_APPROVAL.test(words))) idsByShape(words, ids);
  });
  read.set(record, ids);
  return ids;
}
