import type { GitCommit } from './commit.js';
import { runGit, type GitRun } from './process.js';

/** A commit as `git log --raw` tells it. */
export interface LoggedCommit extends Pick<GitCommit, 'oid' | 'time' | 'author' | 'parents'> {
  readonly files: readonly LoggedFile[];
}

/** A file that differs from the first parent. */
export interface LoggedFile {
  /** From the top of the worktree. */
  readonly path: string;
  /** Undefined where it is no regular file (any more). */
  readonly blob: string | undefined;
  readonly added: boolean;
}

/** As many fields as follow the mark of a commit. */
const FIELDS = ['%H', '%P', '%ct', '%an', '%ae'];
const MARK = '\x01';

/**
 * The commits of a range that changed one of some paths, and merges of such, parents before children. Parents are those
 * of the history that is left, and names as the commit has them: `.mailmap` is a file that anybody may write.
 * @param range arguments that name commits, by their own names
 * @returns undefined where git gives no answer
 */
export async function readLog(
  where: Pick<GitRun, 'cwd' | 'signal'>,
  range: readonly string[],
  pathspecs: readonly string[],
): Promise<readonly LoggedCommit[] | undefined> {
  const which = ['--full-history', '--parents', '--topo-order', '--reverse', '--diff-merges=first-parent'];
  const what = [
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--no-relative',
  ];
  const format = `--format=${['%x01', ...FIELDS].join('%x00')}`;
  const more = ['--no-notes', '--no-show-signature', '--no-mailmap', '--encoding=UTF-8', '--ignore-submodules=none'];
  const output = await runGit({
    ...where,
    config: ['log.follow=false'],
    args: ['log', ...which, ...what, format, ...more, '--root', ...range, '--', ...pathspecs],
    patience: 0,
  });
  return output === undefined ? undefined : parse(output.toString('utf8'));
}

/** A pathspec that means a path, from the top of the worktree, and nothing else. */
export function literal(path: string): string {
  return `:(top,literal)${path}`;
}

function parse(output: string): readonly LoggedCommit[] {
  const commits: (LoggedCommit & { readonly files: LoggedFile[] })[] = [];
  const parts = output.split('\0');
  for (let at = 0; at < parts.length;) {
    const part = (parts[at++] ?? '').replace(/^\n/, '');
    if (part === MARK) {
      const [oid = '', parents = '', seconds = '', name = '', email = ''] = parts.slice(at, at + FIELDS.length);
      at += FIELDS.length;
      const time = Number(seconds) * 1000;
      commits.push({
        oid,
        parents: parents === '' ? [] : parents.split(' '),
        time,
        author: { name, email },
        files: [],
      });
    } else if (part.startsWith(':')) commits.at(-1)?.files.push(fileOf(part, parts[at++] ?? ''));
  }
  return commits;
}

function fileOf(head: string, path: string): LoggedFile {
  const [, mode = '', , blob, status] = head.split(' ');
  return { path, blob: mode.startsWith('100') ? blob : undefined, added: status === 'A' };
}
