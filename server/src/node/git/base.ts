import { gatedPaths, policyFor, RULES_PATH, type LastChange, type Policy, type SourceFile } from '../../core/index.js';
import { readCommit, type GitCommit } from './commit.js';
import { readFiles, type GitFiles } from './files.js';
import { locate } from './folder.js';
import { lastChangeArgs, readLastChange, speakOfPaths } from './lastChanges.js';
import type { GitObjects } from './objects.js';
import { runGit } from './process.js';
import { linkOf, treeFolder, UnreadableObject } from './tree.js';
import { walk, type Folder } from './walk.js';

type Place = NonNullable<ReturnType<typeof locate>>;

/** What the ledgers are compared with: a commit, and what it has of the workspace. */
export interface GitBase extends GitFiles {
  readonly commit: GitCommit;
  /** The workspace in it. */
  readonly folder: Folder;
  readonly lastChanges: ReadonlyMap<string, LastChange>;
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
    const folder = await folderIn(objects, commit, place.prefix);
    const files = await readFiles(objects, folder, policy, previous);
    const read = (rev: string): Promise<GitFiles | undefined> => filesAt(objects, place, rev, policy);
    return { commit, folder, ...files, lastChanges: await lastChangesOf(place, commit.oid, files.sources, read) };
  });
}

async function filesAt(
  objects: GitObjects,
  { prefix }: Place,
  rev: string,
  policy: Policy,
): Promise<GitFiles | undefined> {
  const commit = await readCommit(objects, rev);
  return commit && readFiles(objects, await folderIn(objects, commit, prefix), policy, undefined);
}

/** The workspace in a commit; an empty folder where it has none. */
async function folderIn(objects: GitObjects, { tree }: GitCommit, prefix: string): Promise<Folder> {
  const top = await walk(treeFolder(objects, tree), prefix, (oid) => linkOf(objects, oid));
  return top.kind === 'folder' ? top.folder : { children: () => Promise.resolve(new Map()) };
}

/** Path of a gated file → what the commit had that changed it last. Most repositories have no row that makes anybody ask. */
async function lastChangesOf(
  { git, prefix }: Place,
  oid: string,
  sources: readonly SourceFile[],
  read: (rev: string) => Promise<GitFiles | undefined>,
): Promise<ReadonlyMap<string, LastChange>> {
  const { policy } = policyFor(sources.find(({ path }) => path === RULES_PATH));
  const approvals = sources.filter(({ path }) => policy.paths.approvals.includes(path));
  const found = new Map<string, LastChange>();
  if (!speakOfPaths(approvals)) return found;
  for (const path of gatedPaths(policy)) {
    const commit = readLastChange(await runGit({ cwd: git.top, ...lastChangeArgs(oid, prefix + path) }));
    const files = commit === undefined ? undefined : commit.oid === oid ? { sources } : await read(commit.oid);
    if (commit !== undefined && files !== undefined) found.set(path, { time: commit.time, sources: files.sources });
  }
  return found;
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
