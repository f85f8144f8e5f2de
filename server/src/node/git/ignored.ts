import { findGit } from './folder.js';
import { streamGit } from './process.js';

/**
 * Which of `paths` (relative, `/`) git ignores and does not track below `root`, whether they are there or not; none
 * where there is no git or no repository.
 */
export async function ignoredPaths(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0 || findGit(root) === undefined) return new Set();
  return (await checkIgnore(root, paths)) ?? new Set();
}

/**
 * Which paths git ignores, or would ignore, of those that were looked at: what is there, and what is missing in a folder
 * that is there and was looked at too.
 * @param looked path → what is there (`Place` or `Fact`)
 */
export async function ignoredAmong(
  root: string,
  looked: ReadonlyMap<string, { readonly kind: string }>,
): Promise<ReadonlySet<string>> {
  const existing = [...looked].filter(([, { kind }]) => kind === 'file' || kind === 'directory').map(([path]) => path);
  if (existing.length === 0 || findGit(root) === undefined) return new Set();
  const folders = existing.filter((path) => looked.get(path)?.kind === 'directory').map((path) => `${path}/`);
  const missing = [...looked].filter(
    ([path, { kind }]) => kind === 'missing' && folders.some((folder) => path.startsWith(folder)),
  );
  const all = await checkIgnore(root, [...existing, ...missing.map(([path]) => path)]);
  // Git gives no answer at all where one path leads through a link: rather none about what is not there.
  const some = all === undefined && missing.length > 0 ? await checkIgnore(root, existing) : all;
  return some ?? new Set();
}

/** One process for all paths; undefined where git gives no answer. */
async function checkIgnore(root: string, paths: readonly string[]): Promise<ReadonlySet<string> | undefined> {
  const input = paths.map((path) => `${path}\0`).join('');
  const chunks: Buffer[] = [];
  const code = await streamGit({ cwd: root, args: ['check-ignore', '--stdin', '-z'], input }, (chunk) =>
    chunks.push(chunk),
  );
  if (code !== 0 && code !== 1) return undefined; // 1: none of them
  const output = Buffer.concat(chunks).toString('utf8');
  return new Set(output.split('\0').filter((path) => path !== ''));
}
