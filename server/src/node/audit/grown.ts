import { hashOf, newerLine, NO_LINES, readLines, summarise, type AuditSummary } from '../../core/index.js';
import { stampOf } from '../store/places.js';
import { auditBytes, auditText, settledStamp, type AuditFile } from './files.js';
import type { AuditIndex, IndexedFile } from './indexFile.js';

/** What was read of a file: all of it, or what stands behind the part that is known, with the last line of that. */
interface Part {
  readonly place: AuditFile;
  readonly bytes: Buffer;
  /** Where in the file `bytes` begin, and how many of them are known already. */
  readonly from: number;
  readonly known: number;
}

/** A log as it was read, by what was known of it. */
export interface Reading {
  readonly summary: AuditSummary;
  /** How much was read, in bytes and files: none, where everything was known. */
  readonly read: { readonly bytes: number; readonly files: number };
  /** A line that only a newer Orch understands, where there is one. */
  readonly newer: ReturnType<typeof newerLine>;
  /** The reading as an index; undefined where a file does not end with a line. */
  readonly index: () => AuditIndex | undefined;
}

/**
 * Reads a log by what an index knows of it: of files that have grown since only what is new. Where a file no longer is
 * what the index says (shorter, gone, another last line), everything is read. A change within the older lines is not
 * seen: it breaks the chain that the last line ends, and is for `orch audit verify` to tell.
 */
export function readGrown(places: ReadonlyMap<string, AuditFile>, index?: AuditIndex): Reading {
  const parts = partsOf(places, index);
  if (parts === undefined) return readGrown(places);
  const texts = new Map([...parts].map(([path, { bytes, known }]) => [path, auditText(bytes.subarray(known))]));
  const newer = newerLine(texts);
  // It is named by its place in the whole file.
  if (newer !== undefined && index !== undefined) return readGrown(places);
  const summary = summarise(index?.summary ?? NO_LINES, readLines(texts));
  const bytes = [...parts.values()].reduce((sum, part) => sum + part.bytes.length, 0);
  return { summary, newer, read: { bytes, files: parts.size }, index: () => indexOf(summary, parts, index) };
}

/** What is new in each file that is not as the index says; undefined where something that it knows is no longer so. */
function partsOf(places: ReadonlyMap<string, AuditFile>, index?: AuditIndex): ReadonlyMap<string, Part> | undefined {
  const parts = new Map<string, Part>();
  for (const path of index?.files.keys() ?? []) if (!places.has(path)) return undefined;
  for (const [path, place] of places) {
    const file = index?.files.get(path);
    if (file?.stamp === stampOf(place.stats)) continue;
    const from = file === undefined ? 0 : file.size - file.last;
    const bytes = auditBytes(place, from);
    if (bytes !== undefined && (file === undefined || goesOn(bytes, file))) {
      parts.set(path, { place, bytes, from, known: file?.last ?? 0 });
    } else if (file !== undefined) return undefined;
  }
  return parts;
}

function goesOn(bytes: Buffer, { last, hash }: IndexedFile): boolean {
  return bytes.length >= last && digest(bytes.subarray(0, last)) === hash;
}

function indexOf(
  summary: AuditSummary,
  parts: ReadonlyMap<string, Part>,
  before: AuditIndex | undefined,
): AuditIndex | undefined {
  const files = new Map(before?.files);
  for (const [path, part] of parts) {
    const file = indexed(part);
    if (file === undefined) return undefined;
    files.set(path, file);
  }
  return { files, summary };
}

const LINE_FEED = 10;

function indexed({ place, bytes, from }: Part): IndexedFile | undefined {
  const size = from + bytes.length;
  if (bytes.length > 0 && bytes.at(-1) !== LINE_FEED) return undefined;
  const last = bytes.length < 2 ? bytes : bytes.subarray(bytes.lastIndexOf(LINE_FEED, -2) + 1);
  return { size, last: last.length, hash: digest(last), stamp: place.stats.size === size ? settledStamp(place) : '' };
}

/** Of any bytes, whether they are text or not. */
function digest(bytes: Buffer): string {
  return hashOf(bytes.toString('latin1'));
}
