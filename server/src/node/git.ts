import { existsSync } from 'node:fs';
import { dirname, join, resolve as absolute } from 'node:path';

/** Settings of a repository that could make git run a program of the repository's choice. */
const HARMLESS = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', '-c', 'core.pager=cat'];

/**
 * Which of `paths` (relative, `/`) git ignores and does not track below `root`, whether they are there or not; none
 * where there is no git or no repository.
 */
export async function ignoredPaths(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0 || !isInRepository(absolute(root))) return new Set();
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
  if (existing.length === 0 || !isInRepository(absolute(root))) return new Set();
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
  const output = await runGit(root, [...HARMLESS, 'check-ignore', '--stdin', '-z'], input);
  return output === undefined ? undefined : new Set(output.split('\0').filter((path) => path !== ''));
}

/** Whether a folder or one above it has a `.git`: asking that first saves a process where there is none. */
function isInRepository(folder: string): boolean {
  const above = dirname(folder);
  return existsSync(join(folder, '.git')) || (above !== folder && isInRepository(above));
}

/** Runs git without a shell; its output, or undefined where it could not run. Exit code 1 (nothing found) is an answer. */
async function runGit(root: string, args: readonly string[], input: string): Promise<string | undefined> {
  const { spawn } = await import('node:child_process'); // 10 ms to load, and most checks end without
  return new Promise((resolve) => {
    const child = spawn('git', args, {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
    });
    const chunks: Buffer[] = [];
    child.on('error', () => {
      resolve(undefined);
    });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (code) => {
      resolve(code === 0 || code === 1 ? Buffer.concat(chunks).toString('utf8') : undefined);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
