import { literal, readLog, type LoggedCommit } from './rawLog.js';
import { runGit, type GitRun } from './process.js';

/** The history of files under all the names that they had. */
export interface FollowedLog {
  readonly commits: readonly LoggedCommit[];
  readonly former: readonly FormerName[];
}

/** What a file was called before. */
export interface FormerName {
  readonly path: string;
  /** What it is called at the end. */
  readonly now: string;
  /** The commits that moved it, and all that came after: there the name means nothing, or another file. */
  readonly over: ReadonlySet<string>;
}

/** A file that was renamed more often than this is not followed further. */
const MOST = 16;

type Where = Pick<GitRun, 'cwd' | 'signal'>;

/**
 * The history of files and folders, with that of the files before they were moved; undefined where git gives no answer.
 * All paths are from the top of the worktree.
 * @param range arguments that name commits
 * @param files what each that is followed is called at the end
 */
export async function readFollowedLog(
  where: Where,
  range: readonly string[],
  files: ReadonlyMap<string, string>,
  folders: readonly string[],
): Promise<FollowedLog | undefined> {
  const former = new Map<string, FormerName & { readonly moves: readonly string[] }>();
  let fresh = [...files.keys()];
  for (let round = 0; ; round++) {
    const paths = [...files.keys(), ...former.keys(), ...folders];
    const commits = await readLog(where, range, paths.map(literal));
    if (commits === undefined) return undefined;
    for (const [path, name] of former) former.set(path, { ...name, over: descendants(commits, name.moves) });
    const found = round < MOST ? await namesBefore(where, fresh, commits, former) : new Map<string, Move>();
    fresh = [...found.keys()].filter((path) => !files.has(path) && !former.has(path));
    if (fresh.length === 0) return { commits, former: [...former.values()] };
    for (const path of fresh) {
      const { to = '', moves = [] } = found.get(path) ?? {};
      former.set(path, { path, now: files.get(to) ?? former.get(to)?.now ?? to, over: new Set(), moves });
    }
  }
}

interface Move {
  readonly to: string;
  /** The commits that did it. */
  readonly moves: readonly string[];
}

/** Former path → where it was moved, for all files that a commit made at one of `paths`. */
async function namesBefore(
  where: Where,
  paths: readonly string[],
  commits: readonly LoggedCommit[],
  former: ReadonlyMap<string, FormerName>,
): Promise<ReadonlyMap<string, Move>> {
  const made = (path: string, { oid, files }: LoggedCommit): boolean =>
    files.some((file) => file.added && file.path === path) && former.get(path)?.over.has(oid) !== true;
  const making = commits.filter((commit) => paths.some((path) => made(path, commit)));
  const found = new Map<string, Move>();
  for (const { commit, before, after } of await renamesIn(where, making)) {
    const by = commits.find(({ oid }) => oid === commit);
    if (!paths.includes(after) || by === undefined || !made(after, by)) continue;
    const known = found.get(before) ?? { to: after, moves: [] };
    if (known.to === after) found.set(before, { to: after, moves: [...known.moves, commit] });
  }
  return found;
}

interface Rename {
  readonly commit: string;
  readonly before: string;
  readonly after: string;
}

async function renamesIn(where: Where, commits: readonly LoggedCommit[]): Promise<readonly Rename[]> {
  if (commits.length === 0) return [];
  const args = ['diff-tree', '--stdin', '-r', '-M', '-l2000', '--diff-filter=R', '--raw', '-z', '--no-relative'];
  const input = commits.map(({ oid }) => `${oid}\n`).join('');
  const parts = (await runGit({ ...where, args, input, patience: 0 }))?.toString('utf8').split('\0') ?? [];
  const renames: Rename[] = [];
  let commit = '';
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (part.startsWith(':')) renames.push({ commit, before: parts[++at] ?? '', after: parts[++at] ?? '' });
    else commit = part;
  }
  return renames;
}

/** Some commits and all that come after them. */
function descendants(commits: readonly LoggedCommit[], from: readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const { oid, parents } of commits) if (parents.some((parent) => found.has(parent))) found.add(oid);
  return found;
}
