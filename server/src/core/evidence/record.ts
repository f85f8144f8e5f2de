import { statusOf, type Policy } from '../policy/index.js';
import { Lines, lineRange, type Range } from '../text/index.js';
import { readChange } from './diff.js';
import { formFault, hexRuns, patternIn } from './hashes.js';
import { isOfDecision, isState, labelKind, labelOf, type Label } from './labels.js';
import { fold, idsByShape, idsIn } from './names.js';
import { isPlaceholderHunk, placeholderIn } from './placeholders.js';
import { statusIn } from './statuses.js';
import type { BadHash, EvidenceRecord, Mark, Placeholder } from './types.js';
import { zonesOf, type Zone } from './zones.js';

/** No record needs more of one kind to be judged. */
const MOST = 1000;

/**
 * Reads an evidence record: one pass over its lines, never throws. Statuses are read as the policy spells them.
 * @param patch the file is a bare diff, without words around it
 */
export function readEvidence(text: string, policy: Policy, patch = false): EvidenceRecord {
  const lines = new Lines(text);
  const zones = zonesOf(lines, patch);
  const reader = new Reader(policy);
  zones.forEach((zone, line) => {
    reader.read(lines.at(line), zone, line);
  });
  const { marks, placeholders, badHashes } = reader;
  return { text, marks, placeholders, badHashes, change: readChange(lines, zones) };
}

class Reader {
  readonly marks: Mark[] = [];
  readonly placeholders: Placeholder[] = [];
  readonly badHashes: BadHash[] = [];
  /** Whether the table at hand quotes a ledger; undefined outside tables. */
  #quotesLedger: boolean | undefined;

  constructor(readonly policy: Policy) {}

  read(text: string, zone: Zone, line: number): void {
    if (zone !== 'table') this.#quotesLedger = undefined;
    if (zone === 'hunk' || zone === 'said') this.#hunk(text, line);
    if (zone === 'said') this.#said(text, line);
    if (zone === 'table') this.#row(text, line);
    if (zone === 'said' || zone === 'table' || zone === 'quoted') this.#digests(text, zone, line);
  }

  #hunk(text: string, line: number): void {
    if (!isPlaceholderHunk(text)) return;
    this.#add(this.placeholders, {
      text: text.slice(0, 40),
      label: '',
      ofDecision: false,
      range: lineRange(line, 0, text.length),
    });
  }

  #said(text: string, line: number): void {
    if (text.startsWith('#')) {
      const range = lineRange(line, 0, text.length);
      this.#add(this.marks, { kind: 'heading', folded: fold(text), ids: idsByShape(text), range });
    }
    const label = labelOf(text);
    if (label === undefined) return;
    const range = lineRange(line, label.from, label.to);
    this.#label(label, range);
    // In code ticks it is talked about: `YYYY-MM-DD` is the form of a date, not a date to come.
    if (text.charAt(label.from - 1) !== '`') this.#placeholder(label, range);
  }

  #label({ key, value }: Label, range: Range): void {
    const kind = labelKind(key);
    if (kind === 'approval' || kind === 'task') {
      const ids = kind === 'task' ? [value] : idsIn(value, key !== 'approval' && key !== 'approvals' && key !== '承認');
      if (ids.length > 0) this.#add(this.marks, { kind, ids, range });
    } else if (kind === 'hash') {
      const fault = formFault(key, value);
      if (fault !== undefined) this.#add(this.badHashes, { text: value, fault, range });
    } else if (kind !== undefined) {
      const status = statusIn(value, (word) => statusOf(this.policy, word));
      if (status !== undefined)
        this.#add(this.marks, { kind: 'status', status, text: value, explicit: kind === 'approval-status', range });
    }
  }

  #placeholder({ key, name, value }: Label, range: Range): void {
    const colon = Math.max(value.lastIndexOf(':'), value.lastIndexOf('：'));
    const text = placeholderIn(value) ?? (colon === -1 ? undefined : placeholderIn(value.slice(colon + 1)));
    if (text === undefined || (isState(key) && /^todo$/i.test(text))) return;
    this.#add(this.placeholders, { text, label: name, ofDecision: isOfDecision(key), range });
  }

  /** A table that quotes a ledger quotes its placeholders too; in any other they are the record's own. */
  #row(text: string, line: number): void {
    this.#quotesLedger ??= /task_id|appr_id|承認ID|タスクID/i.test(text);
    if (this.#quotesLedger || text.length > 2000) return;
    let at = 0;
    for (const cell of text.split('|')) {
      const value = cell.trim();
      const found = value === '' ? undefined : placeholderIn(value);
      const from = at + cell.indexOf(value);
      if (found !== undefined)
        this.#add(this.placeholders, {
          text: found,
          label: '',
          ofDecision: false,
          range: lineRange(line, from, from + value.length),
        });
      at += cell.length + 1;
    }
  }

  #digests(text: string, zone: Zone, line: number): void {
    const runs = hexRuns(text);
    if (runs.length === 0 || this.badHashes.length >= MOST) return;
    const called = SAYS_HASH.test(text);
    for (const { text: digest, from } of runs) {
      // Code and logs are full of made-up digests; a claim names the hash, or is a line of `sha256sum`.
      if (zone === 'quoted' && !called && !isSum(text, digest, from)) continue;
      // Git writes a digest of zeros for "no object": only in the record's own words is it a false one.
      if (/^0+$/.test(digest) && (zone === 'quoted' || !called)) continue;
      const pattern = patternIn(digest);
      if (pattern === undefined) continue;
      const range = lineRange(line, from, from + digest.length);
      this.#add(this.badHashes, { text: digest, fault: { kind: 'pattern', pattern }, range });
    }
  }

  #add<T>(list: T[], item: T): void {
    if (list.length < MOST) list.push(item);
  }
}

const SAYS_HASH = /sha|md5|hash|digest|checksum|ハッシュ|ダイジェスト/i;

/** `DIGEST  FILE` or `DIGEST *FILE`. */
function isSum(line: string, digest: string, from: number): boolean {
  return from === 0 && /^ [ *]\S/.test(line.slice(digest.length, digest.length + 3));
}
