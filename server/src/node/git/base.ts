import type { Policy } from '../../core/index.js';
import { readCommit, type GitCommit } from './commit.js';
import { readFiles, type GitFiles } from './files.js';
import { locate } from './folder.js';
import type { GitObjects } from './objects.js';
import { linkOf, treeFolder, UnreadableObject } from './tree.js';
import { walk, type Folder } from './walk.js';

/** What the ledgers are compared with: a commit, and what it has of the workspace. */
export interface GitBase extends GitFiles {
  readonly commit: GitCommit;
  /** The workspace in it. */
  readonly folder: Folder;
}

/**
 * What a commit has of the workspace below `root`: the files that its own policy names, and those that `policy` names.
 * Texts are as git keeps them: where a checkout has other line ends, rows are the same and bytes are not.
 * @param rev a revision that git knows
 * @param previous what was read before: a file that is the same object stays the same `SourceFile`
 * @returns undefined where there is no repository or no such commit, and where git cannot give all of it (a partial
 * clone, whose missing objects are never fetched)
 */
export async function readBase(
  objects: GitObjects,
  root: string,
  rev: string,
  policy: Policy,
  previous?: GitBase,
): Promise<GitBase | undefined> {
  const place = locate(root);
  const commit = place === undefined ? undefined : await readCommit(objects, rev);
  if (place === undefined || commit === undefined) return undefined;
  return whereReadable(async () => {
    const top = await walk(treeFolder(objects, commit.tree), place.prefix, (oid) => linkOf(objects, oid));
    const folder: Folder = top.kind === 'folder' ? top.folder : { children: () => Promise.resolve(new Map()) };
    return { commit, folder, ...(await readFiles(objects, folder, policy, previous)) };
  });
}

/** Undefined where git did not give an object that is needed. */
export async function whereReadable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableObject) return undefined;
    throw error;
  }
}
