import { createHash } from 'node:crypto'; // loaded by the bundles when first called

/**
 * Whether an object is a file of just this text, by its name: git makes names of what objects hold, so nothing is read.
 * @param oid of SHA-1 or SHA-256, as its repository has it
 */
export function isBlobOf(text: string, oid: string): boolean {
  const bytes = Buffer.from(text);
  const hash = createHash(oid.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === oid;
}
