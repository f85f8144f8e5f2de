import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { idKey, type RenamedRow } from '../../model/index.js';
import { lineRange, Lines, type TextEdit } from '../../text/index.js';

/** An accepted finding, as far as an id is part of it: that of its record, and the digest of the cell that it is about. */
interface Known {
  readonly file: string;
  readonly id: string | null;
  readonly digest: string;
}

/** By what a baseline knows the text that a finding is about: lower-case hexadecimal SHA-256. */
export function acceptedDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * Accepted findings as they read after a rename, in their order: those of rows that it changed have the new id and the
 * digest of what their cell says now, all others stay the same objects.
 * @param rows what the audit line says of each row, the renamed task first
 */
export function renamedAccepted<T extends Known>(accepted: readonly T[], rows: readonly RenamedRow[]): readonly T[] {
  const changed = changesOf(rows);
  return accepted.map((one) => {
    const change = one.id === null ? undefined : changed.get(placeOf(one.file, one.id));
    if (change === undefined) return one;
    const [id, digest] = [change.id ?? one.id, change.digests.get(one.digest) ?? one.digest];
    return id === one.id && digest === one.digest ? one : { ...one, id, digest };
  });
}

/** The edits of the text of a baseline that take its findings along with a rename. It has one finding a line, as Orch writes it; other lines stay. */
export function acceptedEdits(text: string, rows: readonly RenamedRow[]): readonly TextEdit[] {
  const lines = new Lines(text);
  const edits: TextEdit[] = [];
  for (let line = 0; line < lines.count; line++) {
    const written = lines.at(line);
    const known = knownIn(written);
    const now = known && renamedAccepted([known], rows)[0];
    if (known === undefined || now === undefined || now === known) continue;
    for (const key of ['id', 'digest'] as const) {
      if (now[key] === known[key]) continue;
      const match = VALUES[key].exec(written);
      if (match === null) continue;
      const [whole, before = ''] = match;
      const from = match.index + before.length;
      const range = lineRange(line, from, match.index + whole.length);
      edits.push({ range, newText: JSON.stringify(now[key]) });
    }
  }
  return edits;
}

/** A quote within a value is escaped, so only a key can read like one. The entry's own come before fields unknown here. */
const VALUES = { id: /("id"\s*:\s*)"(?:[^"\\]|\\.)*"/, digest: /("digest"\s*:\s*)"[^"\\]*"/ };

function knownIn(written: string): Known | undefined {
  const own = /\{.*\}/.exec(written)?.[0];
  if (own === undefined) return undefined;
  try {
    const { file, id, digest } = JSON.parse(own) as Partial<Record<string, unknown>>;
    const isKnown = typeof file === 'string' && typeof id === 'string' && typeof digest === 'string';
    return isKnown ? { file, id, digest } : undefined;
  } catch {
    return undefined;
  }
}

interface Change {
  /** Undefined where the row keeps its id. */
  readonly id: string | undefined;
  readonly digests: ReadonlyMap<string, string>;
}

function changesOf(rows: readonly RenamedRow[]): ReadonlyMap<string, Change> {
  const to = rows[0]?.after?.['task_id'];
  const ids: readonly (readonly [string, string])[] =
    rows[0] === undefined || to === undefined ? [] : [[rows[0].id, to]];
  return new Map(
    rows.map(({ file, kind, id, before, after }) => {
      const cells = Object.entries(before ?? {}).map(([column, text]) => [text, after?.[column] ?? ''] as const);
      const digests = [...ids, ...cells].map(([was, is]) => [acceptedDigest(was), acceptedDigest(is)] as const);
      return [placeOf(file, id), { id: kind === 'task' ? after?.['task_id'] : undefined, digests: new Map(digests) }];
    }),
  );
}

function placeOf(file: string, id: string): string {
  return JSON.stringify([file, idKey(id)]);
}
