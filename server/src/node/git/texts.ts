import { whereReadable } from './base.js';
import { readCommit } from './commit.js';
import type { GitObjects } from './objects.js';
import { bytesOf, linkOf, treeFolder } from './tree.js';
import { walk } from './walk.js';

/** Larger files nobody compares side by side (bytes). */
const LARGEST = 4 * 1024 * 1024;

/**
 * The texts of files as a commit has them, null where it has no such file. Paths are those of the repository.
 * @returns undefined where there is no such commit, and where git does not give all of it
 */
export async function textsAt(
  objects: GitObjects,
  rev: string,
  paths: readonly string[],
): Promise<{ readonly oid: string; readonly texts: ReadonlyMap<string, string | null> } | undefined> {
  const commit = await readCommit(objects, rev);
  if (commit === undefined) return undefined;
  return whereReadable(async () => {
    const top = treeFolder(objects, commit.tree);
    const texts = new Map<string, string | null>();
    for (const path of paths) {
      const found = await walk(top, path, (oid) => linkOf(objects, oid));
      const text = found.kind === 'file' ? bytesOf(await objects.read(found.oid, LARGEST)).toString('utf8') : null;
      texts.set(path, text);
    }
    return { oid: commit.oid, texts };
  });
}
