import { isUtf8 } from 'node:buffer';
import type { SourceFile } from '../core/index.js';
import { decodeSource } from '../decode.js';
import { Looker, readBytes } from './inside.js';

/** Ledgers larger than this are not read (SPEC §3, text/too-large). */
export const MAX_LEDGER_BYTES = 16 * 1024 * 1024;

/**
 * Reads a ledger, policy or flags file below `root`. Undefined where it does not exist. Bytes that are no UTF-8 are
 * replaced, a file too large or unreadable comes empty; `trouble` says so.
 */
export function readSource(root: string, path: string, looker = new Looker(root)): SourceFile | undefined {
  const place = looker.look(path);
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
    return bytes === undefined ? tooLarge(MAX_LEDGER_BYTES + 1) : sourceOf(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : unreadable(path, code ?? String(error));
  }
}

/** Most that is read for a move is compared alone: it becomes text when somebody asks for that. */
function sourceOf(path: string, bytes: Buffer): SourceFile {
  if (!isUtf8(bytes) || bytes.includes(0)) return decodeSource(path, bytes);
  let text: string | undefined;
  const source = {
    path,
    get text() {
      return (text ??= bytes.toString('utf8'));
    },
  };
  read.set(source, bytes);
  return source;
}

const read = new WeakMap<SourceFile, Buffer>();

/** The bytes of a source whose text says all of them: as they were read, where they were. */
export function bytesOf(source: SourceFile): Buffer {
  return read.get(source) ?? Buffer.from(source.text);
}

function unreadable(path: string, reason: string): SourceFile {
  return { path, text: '', trouble: { kind: 'unreadable', reason } };
}
