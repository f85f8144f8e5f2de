import { MAX_AUDIT_DEPTH } from '../audit/files.js';
import { readCommit } from './commit.js';
import type { HistoryCommit } from './history.js';
import type { GitObjects } from './objects.js';
import { linkOf, treeFolder, UnreadableObject } from './tree.js';
import { filesIn, walk } from './walk.js';

/** Where the files of a history lie, all from the top of the worktree. */
export interface Places {
  /** Path → what it is called in the history. */
  readonly files: ReadonlyMap<string, string>;
  readonly folders: readonly string[];
  /** What a path in one of the folders is called in the history. */
  readonly nameOf: (path: string) => string;
}

/**
 * A history with the commits that it begins behind, each before the first that names it as a parent: as a root that has
 * all its files. Throws `UnreadableObject` where git does not give one of them.
 */
export async function withBeginnings(
  objects: GitObjects,
  commits: readonly HistoryCommit[],
  places: Places,
): Promise<readonly HistoryCommit[]> {
  const known = new Set(commits.map(({ commit }) => commit.oid));
  const all: HistoryCommit[] = [];
  for (const one of commits) {
    for (const oid of one.parents.filter((parent) => !known.has(parent))) {
      known.add(oid);
      all.push(await beginningAt(objects, oid, places));
    }
    all.push(one);
  }
  return all;
}

async function beginningAt(
  objects: GitObjects,
  rev: string,
  { files, folders, nameOf }: Places,
): Promise<HistoryCommit> {
  const commit = await readCommit(objects, rev);
  if (commit === undefined) throw new UnreadableObject();
  const top = treeFolder(objects, commit.tree);
  const linked = (oid: string): Promise<string> => linkOf(objects, oid);
  const changed = new Map<string, string>();
  for (const [path, name] of files) {
    const found = await walk(top, path, linked);
    if (found.kind === 'file' && !changed.has(name)) changed.set(name, found.oid);
  }
  for (const folder of folders) {
    const found = await walk(top, folder, linked);
    if (found.kind !== 'folder') continue;
    for (const [path, oid] of await filesIn(found.folder, MAX_AUDIT_DEPTH))
      changed.set(nameOf(`${folder}/${path}`), oid);
  }
  return { commit, parents: [], changed, outside: true };
}
