import type { SourceFile } from './core/index.js';

/** Decodes the bytes of a file; what is not UTF-8 is replaced by U+FFFD and reported as trouble. Needs no Node. */
export function decodeSource(path: string, bytes: Uint8Array): SourceFile {
  const wide = utf16(bytes);
  if (wide !== undefined) return { path, text: wide, trouble: notUtf8('utf-16', 0) };
  try {
    const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
    const zero = text.indexOf('\0');
    return zero === -1 ? { path, text } : { path, text, trouble: notUtf8('binary', lineOf(text, zero)) };
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const encoding = bytes.includes(0) ? 'binary' : 'other';
    return { path, text, trouble: notUtf8(encoding, lineOf(text, text.indexOf('\uFFFD'))) };
  }
}

function notUtf8(encoding: 'utf-16' | 'binary' | 'other', line: number): NonNullable<SourceFile['trouble']> {
  return { kind: 'not-utf8', encoding, line };
}

/** The text of UTF-16 with a byte order mark. */
function utf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16le').decode(swapped(bytes));
  return undefined;
}

/** Not every decoder knows the other byte order. */
function swapped(bytes: Uint8Array): Uint8Array {
  const even = bytes.slice(0, bytes.length & ~1);
  for (let at = 0; at < even.length; at += 2) {
    const first = even[at] ?? 0;
    even[at] = even[at + 1] ?? 0;
    even[at + 1] = first;
  }
  return even;
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
