import type { SourceFile } from '../core/index.js';
import { lookInside, readBytes } from './inside.js';

/** Ledgers larger than this are not read (SPEC §3, text/too-large). */
export const MAX_LEDGER_BYTES = 16 * 1024 * 1024;

/**
 * Reads a ledger, policy or flags file below `root`. Undefined where it does not exist. Bytes that are no UTF-8 are
 * replaced, a file too large or unreadable comes empty; `trouble` says so.
 */
export async function readSource(root: string, path: string): Promise<SourceFile | undefined> {
  const place = await lookInside(root, path);
  if (place.kind === 'missing') return undefined;
  if (place.kind !== 'file') return unreadable(path, place.kind === 'unreadable' ? place.reason : `not a regular file (${place.kind})`);
  const tooLarge = (bytes: number): SourceFile => ({ path, text: '', trouble: { kind: 'too-large', bytes, limit: MAX_LEDGER_BYTES } });
  if (place.stats.size > MAX_LEDGER_BYTES) return tooLarge(place.stats.size);
  try {
    const bytes = await readBytes(place.path, MAX_LEDGER_BYTES);
    return bytes === undefined ? tooLarge(MAX_LEDGER_BYTES + 1) : decodeSource(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : unreadable(path, code ?? String(error));
  }
}

function unreadable(path: string, reason: string): SourceFile {
  return { path, text: '', trouble: { kind: 'unreadable', reason } };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Decodes the bytes of a file; what is not UTF-8 is replaced by U+FFFD and reported as trouble. */
export function decodeSource(path: string, bytes: Buffer): SourceFile {
  const encoding = wideEncoding(bytes);
  if (encoding === 'utf-16le') return { path, text: new TextDecoder('utf-16le').decode(bytes), trouble: notUtf8('utf-16', 0) };
  if (encoding === 'utf-16be') return { path, text: new TextDecoder('utf-16le').decode(Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()), trouble: notUtf8('utf-16', 0) };
  try {
    const text = strict.decode(bytes);
    return text.includes('\0') ? { path, text, trouble: notUtf8('binary', lineOf(text, text.indexOf('\0'))) } : { path, text };
  } catch {
    const text = decoder.decode(bytes);
    const binary = bytes.includes(0);
    return { path, text, trouble: notUtf8(binary ? 'binary' : 'other', lineOf(text, text.indexOf('\uFFFD'))) };
  }
}

function notUtf8(encoding: 'utf-16' | 'binary' | 'other', line: number): NonNullable<SourceFile['trouble']> {
  return { kind: 'not-utf8', encoding, line };
}

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
