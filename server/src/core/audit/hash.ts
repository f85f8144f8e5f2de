import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** `sha256:<hex>` of a text's UTF-8 bytes. */
export function hashOf(text: string): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}

/** What the first line of a writer names as the line before it. */
export const NO_HASH = `sha256:${'0'.repeat(64)}`;
