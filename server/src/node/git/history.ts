import { withBeginnings, type Places } from './beginnings.js';
import { readCommit, type GitCommit } from './commit.js';
import { locate } from './folder.js';
import type { GitObjects } from './objects.js';
import type { LoggedCommit } from './rawLog.js';
import { Links } from './links.js';
import type { GitRun } from './process.js';
import { readFollowedLog, type FollowedLog, type FormerName } from './renames.js';

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
  const files = new Map(paths.map((path) => [prefix + path, path]));
  const names = {
    files,
    folders: folders.map((path) => prefix + path),
    nameOf: (path: string) => path.slice(prefix.length),
  };
  const links = new Links(objects, files);
  await links.lookAt(end);
  const log = await readLinkedLog(where, [end.oid, ...(start ? [`^${start.oid}`] : [])], names, links);
  if (log === undefined) return undefined;
  const commits = log.commits.map((commit) => commitOf(commit, names, log.former, links));
  if (start === undefined) return commits;
  const former = log.former.map(({ path: old, now }) => [old, now] as const);
  return withBeginnings(objects, commits, { ...names, files: new Map([...files, ...former]) });
}

/** The log of files, and of all that they were ever links to. */
async function readLinkedLog(
  where: Pick<GitRun, 'cwd' | 'signal'>,
  range: readonly string[],
  { files, folders }: Places,
  links: Links,
): Promise<FollowedLog | undefined> {
  for (;;) {
    const known = links.targets;
    const log = await readFollowedLog(where, range, files, [...folders, ...known]);
    if (log === undefined) return undefined;
    for (const commit of log.commits) await links.lookInto(commit);
    if (links.targets.length === known.length) return log;
  }
}

function commitOf(
  { oid, time, author, parents, files }: LoggedCommit,
  { files: followed, folders, nameOf }: Places,
  former: readonly FormerName[],
  links: Links,
): HistoryCommit {
  const changed = new Map<string, string | undefined>();
  for (const { path, blob } of files) {
    const old = former.find((one) => one.path === path);
    if (old !== undefined && !old.over.has(oid) && !changed.has(old.now)) changed.set(old.now, blob);
    const name = followed.get(path);
    if (name !== undefined) changed.set(name, blob);
    else if (old === undefined && folders.some((folder) => path.startsWith(`${folder}/`)))
      changed.set(nameOf(path), blob);
  }
  for (const [name, blob] of links.at(oid)) changed.set(name, blob);
  return { commit: { oid, time, ...(author === undefined ? {} : { author }) }, parents, changed };
}
