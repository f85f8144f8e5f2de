import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** `sha256:<hex>` of a text's UTF-8 bytes. */
export function hashOf(text: string): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}

/** The same of a text as files may have it: a checkout may write other line ends, and a reader drops a byte order mark. */
export function textHashes(text: string): ReadonlySet<string> {
  const unix = text.replaceAll('\r\n', '\n');
  const all = [text, unix, unix.replaceAll('\n', '\r\n')];
  return new Set([...all, ...all.map((one) => `\uFEFF${one}`)].map(hashOf));
}

/** What the first line of a writer names as the line before it. */
export const NO_HASH = `sha256:${'0'.repeat(64)}`;
