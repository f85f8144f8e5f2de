import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCommit } from './commit.js';
import { locate } from './folder.js';
import type { GitObjects } from './objects.js';
import { runGit } from './process.js';

/** Where two lines of commits parted; else why that is not known. */
export type MergeBase =
  | { readonly kind: 'found'; readonly oid: string; readonly one: string; readonly other: string }
  /** A revision names no commit, or git gives no answer. */
  | { readonly kind: 'no-commit'; readonly rev: string; readonly shallow: boolean }
  /** Nothing in common; or, in a shallow clone, nothing that is there. */
  | { readonly kind: 'none'; readonly shallow: boolean };

/** The best common ancestor of two revisions of the repository that `root` belongs to. */
export async function mergeBase(objects: GitObjects, root: string, one: string, other: string): Promise<MergeBase> {
  const shallow = isShallow(root);
  const [first, second] = await Promise.all([readCommit(objects, one), readCommit(objects, other)]);
  if (first === undefined) return { kind: 'no-commit', rev: one, shallow };
  if (second === undefined) return { kind: 'no-commit', rev: other, shallow };
  const output = await runGit({ cwd: root, args: ['merge-base', first.oid, second.oid] });
  const oid = output?.toString('latin1').trim();
  return oid === undefined || oid === ''
    ? { kind: 'none', shallow }
    : { kind: 'found', oid, one: first.oid, other: second.oid };
}

/** Whether the history of a clone was cut off when it was made (`fetch-depth`). */
export function isShallow(root: string): boolean {
  const place = locate(root);
  return place !== undefined && existsSync(join(place.git.common, 'shallow'));
}
