import type { SourceFile } from '../core/index.js';
import { decodeSource } from '../decode.js';
import { Looker, readBytes } from './inside.js';

/** Ledgers larger than this are not read (SPEC §3, text/too-large). */
export const MAX_LEDGER_BYTES = 16 * 1024 * 1024;

/**
 * Reads a ledger, policy or flags file below `root`. Undefined where it does not exist. Bytes that are no UTF-8 are
 * replaced, a file too large or unreadable comes empty; `trouble` says so.
 */
export function readSource(root: string, path: string): SourceFile | undefined {
  const place = new Looker(root).look(path);
  if (place.kind === 'missing') return undefined;
  if (place.kind !== 'file')
    return unreadable(path, place.kind === 'unreadable' ? place.reason : `not a regular file (${place.kind})`);
  const tooLarge = (bytes: number): SourceFile => ({
    path,
    text: '',
    trouble: { kind: 'too-large', bytes, limit: MAX_LEDGER_BYTES },
  });
  if (place.stats.size > MAX_LEDGER_BYTES) return tooLarge(place.stats.size);
  try {
    const bytes = readBytes(place.path, MAX_LEDGER_BYTES);
    return bytes === undefined ? tooLarge(MAX_LEDGER_BYTES + 1) : decodeSource(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : unreadable(path, code ?? String(error));
  }
}

function unreadable(path: string, reason: string): SourceFile {
  return { path, text: '', trouble: { kind: 'unreadable', reason } };
}
