import type { Hash } from 'node:crypto';
import { streamGit, type GitRun } from './process.js';

/** `sha256:<hex>` of the content of objects, by name; one that is not there is missing. One process for all. */
export async function blobDigests(
  where: Pick<GitRun, 'cwd' | 'env'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const { createHash } = await import('node:crypto');
  const batch = new Batch(() => createHash('sha256'));
  const input = names.map((name) => `${name}\n`).join('');
  await streamGit({ ...where, args: ['cat-file', '--batch'], input }, (chunk) => {
    batch.take(chunk);
  });
  return batch.digests;
}

const LINE_FEED = 10;

/** Reads `cat-file --batch`: a head, as many bytes as it says, a line end; objects of any size pass through. */
class Batch {
  readonly digests = new Map<string, string>();
  readonly #newHash: () => Hash;
  #head = '';
  #body: { readonly name: string; readonly hash: Hash; left: number } | undefined;

  constructor(newHash: () => Hash) {
    this.#newHash = newHash;
  }

  take(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;)
      at = this.#body === undefined ? this.#readHead(chunk, at) : this.#readBody(chunk, at);
  }

  #readHead(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(LINE_FEED, at);
    this.#head += chunk.toString('latin1', at, end === -1 ? chunk.length : end);
    if (end === -1) return chunk.length;
    const [name = '', , size] = this.#head.split(' ');
    this.#head = '';
    if (size !== undefined) this.#body = { name, hash: this.#newHash(), left: Number(size) + 1 };
    return end + 1;
  }

  #readBody(chunk: Buffer, at: number): number {
    const body = this.#body;
    if (body === undefined) return at;
    const part = chunk.subarray(at, at + body.left);
    body.left -= part.length;
    body.hash.update(body.left === 0 ? part.subarray(0, -1) : part);
    if (body.left > 0) return at + part.length;
    this.digests.set(body.name, `sha256:${body.hash.digest('hex')}`);
    this.#body = undefined;
    return at + part.length;
  }
}
