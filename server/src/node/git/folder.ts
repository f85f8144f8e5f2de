import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve as absolute, sep } from 'node:path';

/** Where git keeps what belongs to a folder; found by reading, without a process. */
export interface GitFolder {
  /** Folder that holds `.git`: the top of this worktree. */
  readonly top: string;
  /** Of this worktree: HEAD and index. */
  readonly own: string;
  /** Of the clone, shared by all its worktrees: objects and refs. */
  readonly common: string;
}

/** The git folder that `folder` belongs to; undefined where neither it nor one above it has a `.git`. */
export function findGit(folder: string): GitFolder | undefined {
  for (let at = absolute(folder); ; at = dirname(at)) {
    const own = gitIn(at);
    if (own !== undefined) return { top: at, own, common: commonOf(own) };
    if (dirname(at) === at) return undefined;
  }
}

/** What `.git` in a folder is or, where it is a file (a worktree, a submodule, a separate folder), leads to. */
function gitIn(folder: string): string | undefined {
  const path = join(folder, '.git');
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  const target = stats.isFile() ? /^gitdir: (.+?)\r?\n?$/.exec(firstLine(path) ?? '')?.[1] : undefined;
  const own = target === undefined ? path : absolute(folder, target);
  return firstLine(join(own, 'HEAD')) === undefined ? undefined : own;
}

function commonOf(own: string): string {
  const common = firstLine(join(own, 'commondir'));
  return common === undefined ? own : absolute(own, common);
}

/** The main worktree of the clone; undefined where `git` is of it, and where it has none or keeps its git folder elsewhere. */
export function mainWorktree({ own, common }: GitFolder): string | undefined {
  if (own === common) return undefined;
  const config = textOf(join(common, 'config')) ?? '';
  if (/^\s*bare\s*=\s*true\s*$/im.test(config)) return undefined;
  const worktree = /^\s*worktree\s*=\s*(.+?)\s*$/im.exec(config)?.[1];
  const top = worktree === undefined ? dirname(common) : absolute(common, worktree);
  const back = gitIn(top);
  return back !== undefined && absolute(back) === absolute(common) ? top : undefined;
}

/** Where `folder` lies below the top of its worktree, with `/` between parts; '' for the top. */
export function belowTop({ top }: GitFolder, folder: string): string {
  return relative(top, absolute(folder)).split(sep).join('/');
}

/** The git folder of a workspace, and what its paths have before them from the top of the worktree; links are followed. */
export function locate(root: string): { readonly git: GitFolder; readonly prefix: string } | undefined {
  const real = existsSync(root) ? realpathSync.native(root) : root;
  const git = findGit(real);
  return git === undefined ? undefined : { git, prefix: prefixOf(git, real) };
}

/** What a path below `folder` has before it, seen from the top of its worktree; '' for the top. */
export function prefixOf(git: GitFolder, folder: string): string {
  const below = belowTop(git, folder);
  return below === '' ? '' : `${below}/`;
}

/** What HEAD names: a commit, none before the first one; `ask-git`: refs are kept in a form that only git reads. */
export type Head = { readonly commit: string | undefined } | 'ask-git';

/** The commit that HEAD of a worktree names, read without a process. */
export function readHead(git: GitFolder): Head {
  const head = firstLine(join(git.own, 'HEAD')) ?? '';
  const ref = /^ref: (.+)$/.exec(head)?.[1];
  if (ref === undefined) return isObject(head) ? { commit: head } : 'ask-git';
  if (ref === 'refs/heads/.invalid') return 'ask-git';
  return readRef(git, ref, 5);
}

/** Whether refs are kept in tables, which only git reads. Where they are not, an `ask-git` is a HEAD that names nothing. */
export function hasRefTables({ common }: GitFolder): boolean {
  return existsSync(join(common, 'reftable'));
}

/** @param depth how many symbolic refs may still be followed */
function readRef(git: GitFolder, ref: string, depth: number): Head {
  const loose = firstLine(join(git.own, ref)) ?? firstLine(join(git.common, ref));
  if (loose === undefined) return { commit: packedRef(git, ref) };
  const next = /^ref: (.+)$/.exec(loose)?.[1];
  if (next !== undefined) return depth > 0 ? readRef(git, next, depth - 1) : 'ask-git';
  return isObject(loose) ? { commit: loose } : 'ask-git';
}

function packedRef({ common }: GitFolder, ref: string): string | undefined {
  const line = textOf(join(common, 'packed-refs'))
    ?.split('\n')
    .find((one) => one.endsWith(` ${ref}`) && !one.startsWith('#'));
  return line?.slice(0, line.indexOf(' '));
}

function isObject(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

function firstLine(path: string): string | undefined {
  return textOf(path)?.split('\n', 1)[0]?.trimEnd();
}

function textOf(path: string): string | undefined {
  try {
    // Most of these files are seldom there, and an error takes longer to make than the look. A pipe would never end.
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    return isFile ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
