import { isUtf8 } from 'node:buffer';
import { readdirSync } from 'node:fs';
import { Looker, readBytes, type Place } from '../inside.js';
import { isSettled, stampOf } from '../store/places.js';

/** Months and writers lie one folder deep; deeper than this nobody puts them. */
export const MAX_AUDIT_DEPTH = 4;
export const MAX_AUDIT_BYTES = 256 * 1024 * 1024;

/** A regular file inside the root. */
export type AuditFile = Extract<Place, { kind: 'file' }>;

/** Path → where every audit file below the audit folder lies, in the order of their paths. */
export function auditPlaces(root: string, folder: string): ReadonlyMap<string, AuditFile> {
  const looker = new Looker(root);
  const paths = [...pathsBelow(looker, folder, MAX_AUDIT_DEPTH)].sort();
  const places = paths.map((path) => [path, looker.look(path)] as const);
  return new Map(places.flatMap(([path, place]) => (place.kind === 'file' ? [[path, place] as const] : [])));
}

/** Path → text of every audit file below the audit folder; one that cannot be read is left out. */
export function auditFiles(root: string, folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [path, place] of auditPlaces(root, folder)) {
    const bytes = auditBytes(place);
    if (bytes !== undefined) files.set(path, auditText(bytes));
  }
  return files;
}

/** The bytes of an audit file behind the first `from`; undefined where it cannot be read. */
export function auditBytes({ path }: AuditFile, from = 0): Buffer | undefined {
  return attempt(() => readBytes(path, MAX_AUDIT_BYTES, from));
}

/** Whole lines as text. One that is no UTF-8 gets a mark before it, so that it is never taken for the line that it was. */
export function auditText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const lines = bytes.toString('latin1').split('\n');
  return lines.map((line) => decoded(Buffer.from(line, 'latin1'))).join('\n');
}

/** How the files stand, as one text: another one means that somebody wrote. */
export function auditStamps(places: ReadonlyMap<string, AuditFile>): string {
  return [...places].map(([path, { stats }]) => `${path} ${stampOf(stats)}`).join('\n');
}

/** The stamp of a file that nobody has written for a while; '' of one whose stamp tells nothing yet. */
export function settledStamp({ stats }: AuditFile): string {
  const stamp = stampOf(stats);
  return isSettled(stamp) ? stamp : '';
}

function decoded(line: Buffer): string {
  return isUtf8(line) ? line.toString('utf8') : `\ufffd${line.toString('utf8')}`;
}

function pathsBelow(looker: Looker, folder: string, depth: number): readonly string[] {
  const place = looker.look(folder);
  if (place.kind !== 'directory' || depth === 0) return [];
  const entries = attempt(() => readdirSync(place.path, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return pathsBelow(looker, path, depth - 1);
    return entry.name.endsWith('.jsonl') ? [path] : [];
  });
}

/** Undefined where the system does not let it be read. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
