import { literal, readLog, type LoggedCommit } from './rawLog.js';
import { runGit, type GitRun } from './process.js';

/** What a file was called before: there it is the file, in these commits and no others. */
export interface FormerName {
  readonly path: string;
  /** What it is called at the end. */
  readonly now: string;
  readonly commits: ReadonlySet<string>;
}

/** A file that is renamed more often than this is not followed further. */
const MOST = 16;

type Where = Pick<GitRun, 'cwd' | 'signal'>;

/**
 * Where files of a history were before they were moved, and in which commits; all paths from the top of the worktree.
 * @param from commits that are left out
 * @param logged the history of the paths themselves
 * @param paths what each path that is followed is called at the end
 */
export async function formerNames(
  where: Where,
  from: readonly string[],
  logged: readonly LoggedCommit[],
  paths: ReadonlyMap<string, string>,
): Promise<readonly FormerName[]> {
  const found: FormerName[] = [];
  const left = [...paths].map(([path, now]) => ({ path, now, commits: logged }));
  const seen = new Set(paths.keys());
  for (let file = left.shift(); file !== undefined && found.length < MOST * paths.size; file = left.shift()) {
    for (const [path, moves] of await movesTo(where, file.path, file.commits)) {
      if (seen.has(path)) continue;
      seen.add(path);
      const before = moves.map((commit) => `${commit}^@`);
      const commits = (await readLog(where, [...before, ...from], [literal(path)])) ?? [];
      found.push({ path, now: file.now, commits: new Set(commits.map(({ oid }) => oid)) });
      left.push({ path, now: file.now, commits });
    }
  }
  return found;
}

/** Former path → the commits that moved it to `path`, of those that made a file there. */
async function movesTo(
  where: Where,
  path: string,
  commits: readonly LoggedCommit[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const making = commits.filter(({ files }) => files.some((file) => file.added && file.path === path));
  const moves = new Map<string, string[]>();
  if (making.length === 0) return moves;
  const args = ['diff-tree', '--stdin', '-r', '-M', '-l2000', '--diff-filter=R', '--raw', '-z', '--no-relative'];
  const input = making.map(({ oid }) => `${oid}\n`).join('');
  const parts = (await runGit({ ...where, args, input, patience: 0 }))?.toString('utf8').split('\0') ?? [];
  let commit = '';
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (!part.startsWith(':')) {
      commit = part;
      continue;
    }
    const [before = '', after] = [parts[++at], parts[++at]];
    if (after === path) moves.set(before, [...(moves.get(before) ?? []), commit]);
  }
  return moves;
}
