import { withBeginnings } from './beginnings.js';
import { readCommit, type GitCommit } from './commit.js';
import { locate } from './folder.js';
import type { GitObjects } from './objects.js';
import type { LoggedCommit } from './rawLog.js';
import { readFollowedLog, type FormerName } from './renames.js';
import { linkOf, treeFolder } from './tree.js';
import { walk } from './walk.js';

export interface HistoryRange {
  /** What this commit has, is left out, but for what the range begins behind; undefined: from the beginning. */
  readonly from?: string;
  readonly to: string;
  /** Files below the root; one that was moved is followed to where it was before. */
  readonly paths: readonly string[];
  /** Folders below the root whose files are meant too, not followed. */
  readonly folders?: readonly string[];
  readonly signal?: AbortSignal;
}

/** A commit that changed one of the paths, or a merge of such. */
export interface HistoryCommit {
  readonly commit: Pick<GitCommit, 'oid' | 'time' | 'author'>;
  /**
   * The nearest ancestors that changed one of the paths, or that the range begins behind; first parent first.
   */
  readonly parents: readonly string[];
  /** Path (as it is called at the end) → its object after this commit, where the first parent has another; undefined: gone. */
  readonly changed: ReadonlyMap<string, string | undefined>;
  /** Not of the range, which begins behind it: it has no parents, and all its files are `changed`. */
  readonly outside?: true;
}

/**
 * The history of files, parents before children: every commit that changed one of them, on every branch that was merged.
 * One process beside `objects` where no file was ever made but in the first commit; a few where some were, or moved.
 * @param root the folder that paths are relative to
 * @returns undefined where git gives no answer, or there is no such revision; throws `UnreadableObject` where it lacks a
 * tree
 */
export async function historyOf(
  objects: GitObjects,
  root: string,
  range: HistoryRange,
): Promise<readonly HistoryCommit[] | undefined> {
  const { to, from, paths, folders = [], signal } = range;
  const place = locate(root);
  const [end, start] = await Promise.all([
    readCommit(objects, to),
    from === undefined ? undefined : readCommit(objects, from),
  ]);
  if (place === undefined || end === undefined || (from !== undefined && start === undefined)) return undefined;
  const where = { cwd: place.git.top, ...(signal === undefined ? {} : { signal }) };
  const { prefix } = place;
  const files = await placesOf(objects, end.tree, prefix, paths);
  const log = await readFollowedLog(
    where,
    [end.oid, ...(start ? [`^${start.oid}`] : [])],
    files,
    folders.map((path) => prefix + path),
  );
  if (log === undefined) return undefined;
  const commits = log.commits.map((commit) => commitOf(commit, prefix, files, log.former));
  if (start === undefined) return commits;
  const names = log.former.map(({ path: old, now }) => [old, now] as const);
  const places = { files: new Map([...files, ...names]), folders: folders.map((path) => prefix + path) };
  return withBeginnings(objects, commits, { ...places, nameOf: (path) => path.slice(prefix.length) });
}

/** Where each file really lies, from the top of the worktree → what it is called below the root: a ledger may be a link. */
async function placesOf(
  objects: GitObjects,
  tree: string,
  prefix: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const top = treeFolder(objects, tree);
  const places = new Map<string, string>();
  for (const path of paths) {
    const found = await walk(top, prefix + path, (oid) => linkOf(objects, oid));
    places.set(found.kind === 'file' ? found.path : prefix + path, path);
  }
  return places;
}

function commitOf(
  { oid, time, author, parents, files }: LoggedCommit,
  prefix: string,
  followed: ReadonlyMap<string, string>,
  former: readonly FormerName[],
): HistoryCommit {
  const changed = new Map<string, string | undefined>();
  for (const { path, blob } of files) {
    const old = former.find((one) => one.path === path);
    if (old === undefined) changed.set(followed.get(path) ?? path.slice(prefix.length), blob);
    else if (!old.over.has(oid) && !changed.has(old.now)) changed.set(old.now, blob);
  }
  return { commit: { oid, time, ...(author === undefined ? {} : { author }) }, parents, changed };
}
