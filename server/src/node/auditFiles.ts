import { readdirSync } from 'node:fs';
import { readLog, type PlacedAuditLine } from '../core/index.js';
import { Looker, readBytes } from './inside.js';

/** Months and writers lie one folder deep; deeper than this nobody puts them. */
const MAX_DEPTH = 4;
const MAX_BYTES = 256 * 1024 * 1024;

/** Path → text of every audit file below the audit folder; one that cannot be read is left out. */
export function auditFiles(root: string, folder: string): ReadonlyMap<string, string> {
  const looker = new Looker(root);
  const files = new Map<string, string>();
  for (const path of filesBelow(looker, folder, MAX_DEPTH)) {
    const place = looker.look(path);
    const bytes = place.kind === 'file' ? readBytes(place.path, MAX_BYTES) : undefined;
    if (bytes !== undefined) files.set(path, bytes.toString('utf8'));
  }
  return files;
}

/** All lines of the audit log of a workspace, each after those that its writer had seen. */
export function readAudit(root: string, folder: string): readonly PlacedAuditLine[] {
  return readLog(auditFiles(root, folder));
}

function filesBelow(looker: Looker, folder: string, depth: number): readonly string[] {
  const place = looker.look(folder);
  if (place.kind !== 'directory' || depth === 0) return [];
  return readdirSync(place.path, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(looker, path, depth - 1);
    return entry.name.endsWith('.jsonl') ? [path] : [];
  });
}
