import { BatchParser, digesting } from './batch.js';
import { streamGit, type GitRun } from './process.js';

/** `sha256:<hex>` of the content of objects, by name; one that is not there is missing. One process for all. */
export async function blobDigests(
  where: Pick<GitRun, 'cwd' | 'env'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  if (names.length === 0) return digests;
  const { createHash } = await import('node:crypto');
  const batch = new BatchParser((head) =>
    head === undefined
      ? undefined
      : digesting(createHash('sha256'), (hex) => void digests.set(head.oid, `sha256:${hex}`)),
  );
  const input = names.map((name) => `${name}\n`).join('');
  await streamGit({ ...where, args: ['cat-file', '--batch'], input }, (chunk) => {
    batch.take(chunk);
  });
  return digests;
}
