import { isUtf8 } from 'node:buffer';
import { readdirSync } from 'node:fs';
import {
  newerLine,
  NO_LINES,
  readLines,
  readLog,
  StoreFault,
  summarise,
  type AuditSummary,
  type PlacedAuditLine,
} from '../core/index.js';
import { Looker, readBytes } from './inside.js';
import { runtimeFolder } from './store/index.js';
import { stampOf } from './store/places.js';
import { quietly } from './store/quiet.js';

/** Months and writers lie one folder deep; deeper than this nobody puts them. */
const MAX_DEPTH = 4;
const MAX_BYTES = 256 * 1024 * 1024;

/** Path → text of every audit file below the audit folder; one that cannot be read is left out. */
export function auditFiles(root: string, folder: string): ReadonlyMap<string, string> {
  const looker = new Looker(root);
  const files = new Map<string, string>();
  for (const path of filesBelow(looker, folder, MAX_DEPTH)) {
    const place = looker.look(path);
    const text = place.kind === 'file' ? attempt(() => textOf(readBytes(place.path, MAX_BYTES))) : undefined;
    if (text !== undefined) files.set(path, text);
  }
  return files;
}

/**
 * All lines of the audit log of a workspace, each after those that its writer had seen; none of a move that is not done.
 * Refuses (`StoreFault`) a log that a newer Orch goes on with: moves that know half of it would contradict the other half.
 */
export async function readAudit(root: string, folder: string): Promise<readonly PlacedAuditLine[]> {
  return readLog(await understood(root, folder));
}

/** What the lines of the audit log of a workspace come to. Refuses what `readAudit` refuses. */
export async function summariseAudit(root: string, folder: string): Promise<AuditSummary> {
  return summarise(NO_LINES, readLines(await understood(root, folder)));
}

async function understood(root: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const stamps = (): string => stampsOf(root, folder);
  const files = await quietly(runtimeFolder(root), stamps, () => auditFiles(root, folder));
  const newer = newerLine(files);
  if (newer === undefined) return files;
  throw new StoreFault('store/newer', { path: `${newer.file}:${newer.at}`, version: `${newer.version}` });
}

function stampsOf(root: string, folder: string): string {
  const looker = new Looker(root);
  const places = filesBelow(looker, folder, MAX_DEPTH).map((path) => looker.look(path));
  return places.map((place) => (place.kind === 'file' ? stampOf(place.stats) : place.kind)).join();
}

/** A line that is no UTF-8 gets a mark before it, so that it is never taken for the line that it was. */
function textOf(bytes: Buffer | undefined): string | undefined {
  if (bytes === undefined || isUtf8(bytes)) return bytes?.toString('utf8');
  const lines = bytes.toString('latin1').split('\n');
  return lines.map((line) => decoded(Buffer.from(line, 'latin1'))).join('\n');
}

function decoded(line: Buffer): string {
  return isUtf8(line) ? line.toString('utf8') : `\ufffd${line.toString('utf8')}`;
}

function filesBelow(looker: Looker, folder: string, depth: number): readonly string[] {
  const place = looker.look(folder);
  if (place.kind !== 'directory' || depth === 0) return [];
  const entries = attempt(() => readdirSync(place.path, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(looker, path, depth - 1);
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
