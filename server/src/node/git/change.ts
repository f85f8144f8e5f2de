import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChangedFile, GitChange } from '../../core/index.js';
import { sha256 } from '../digest.js';
import { blobDigests } from './blobs.js';
import { withoutFilters } from './filters.js';
import { belowTop, findGit, prefixOf, type GitFolder } from './folder.js';
import { literal } from './rawLog.js';
import { runGit, streamGit, type GitRun } from './process.js';

/** Which part of a change is meant. */
export interface Part {
  /** Relative to the root; empty: everything below it. */
  readonly paths: readonly string[];
  /** What is never part of it. */
  readonly except: readonly string[];
}

export interface WorktreePart extends Part {
  /** Digest of a file as it lies in the worktree. */
  digest(path: string): Promise<string | undefined>;
}

const LONGEST_TEXT = 1024 * 1024;

/** One form of a diff, whatever anybody configured. Git's own defaults are said too: a user may have changed them. */
const CANONICAL = [
  ...['--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--no-relative', '--full-index'],
  ...['--diff-algorithm=myers', '--indent-heuristic', '--submodule=short', '--ignore-submodules=dirty'],
  ...['--src-prefix=a/', '--dst-prefix=b/', '-O/dev/null'],
];
/** Each of these asks for the text, also beside a listing. */
const TEXT = ['--patch', '--binary', '--unified=3', '--inter-hunk-context=0'];

/**
 * On Windows a checkout has line ends that no commit has; elsewhere a carriage return is somebody's edit.
 */
const LINE_ENDS = process.platform === 'win32' ? 'input' : 'false';

const SETTINGS = [
  `core.autocrlf=${LINE_ENDS}`,
  ...['core.safecrlf=false', 'core.attributesFile=/dev/null', 'diff.suppressBlankEmpty=false'],
];

/**
 * The canonical diff between two commits: it depends on nothing but their content. It is made in an empty git folder
 * that borrows the objects, where neither settings nor attributes of the repository reach.
 */
export async function diffOf(root: string, base: string, head: string, part: Part): Promise<GitChange | undefined> {
  const git = findGit(root);
  if (git === undefined || !isObjectName(base) || !isObjectName(head)) return undefined;
  return between(scopeOf(git, root, part), base, head, undefined);
}

/**
 * What the worktree of `root` holds against a commit (undefined, or one that is gone: where its branch left the main
 * one, else HEAD). Clean, it is the diff of two commits; else what no commit has is part of it, untracked files too.
 */
export async function changeOf(
  root: string,
  base: string | undefined,
  part: WorktreePart,
): Promise<GitChange | undefined> {
  const git = findGit(root);
  const head = git === undefined ? undefined : await gitHead(root);
  if (git === undefined || head === undefined) return undefined;
  const from = (await commitOf(root, base)) ?? (await forkPoint(root)) ?? head;
  const scope = scopeOf(git, root, part);
  const changed = await changedPaths(scope);
  if (changed === undefined) return undefined;
  return changed.length > 0 ? worktreeChange(scope, from, head, changed, part) : between(scope, from, head, part);
}

/** The commit of HEAD, by asking git. */
export async function gitHead(root: string): Promise<string | undefined> {
  return commitOf(root, 'HEAD');
}

/** Where a diff is made and what of. */
interface Scope {
  readonly git: GitFolder;
  /** Path of the root below the top of the worktree, with a slash behind it; '' for the top. */
  readonly prefix: string;
  readonly pathspecs: readonly string[];
}

function scopeOf(git: GitFolder, root: string, { paths, except }: Part): Scope {
  const prefix = prefixOf(git, root);
  const below = belowTop(git, root);
  const wanted = paths.length > 0 ? paths.map((path) => literal(prefix + path)) : [literal(below)];
  return { git, prefix, pathspecs: [...wanted, ...except.map((path) => `:(top,exclude,literal)${prefix}${path}`)] };
}

function isObjectName(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Full name of a commit that is there. */
async function commitOf(root: string, name: string | undefined): Promise<string | undefined> {
  if (name === undefined || (name !== 'HEAD' && !isObjectName(name))) return undefined;
  return line(await runGit({ cwd: root, args: ['rev-parse', '--verify', '--quiet', `${name}^{commit}`] }));
}

/** Branches that others leave from. */
const TRUNKS = ['refs/remotes/origin/HEAD', 'refs/heads/main', 'refs/heads/master'];

async function forkPoint(root: string): Promise<string | undefined> {
  for (const trunk of TRUNKS) {
    const commit = line(await runGit({ cwd: root, args: ['merge-base', 'HEAD', trunk] }));
    if (commit !== undefined) return commit;
  }
  return undefined;
}

function line(output: Buffer | undefined): string | undefined {
  const text = output?.toString('utf8').trim();
  return text === '' ? undefined : text;
}

/** Paths (from the top) of what the worktree holds that HEAD does not. */
async function changedPaths({ git, pathspecs }: Scope): Promise<readonly string[] | undefined> {
  const args = ['status', '--porcelain', '-z', '--untracked-files=all', '--no-renames', '--ignore-submodules=dirty'];
  const env = await withoutFilters(git.top);
  const output = await runGit({ cwd: git.top, config: SETTINGS, env, args: [...args, '--', ...pathspecs] });
  const entries = output?.toString('utf8').split('\0').slice(0, -1);
  // What is untracked and ends in a slash is a repository of its own, and nobody's change here.
  return entries?.filter((entry) => !entry.endsWith('/')).map((entry) => entry.slice(3));
}

async function between(
  scope: Scope,
  base: string,
  head: string,
  part: WorktreePart | undefined,
): Promise<GitChange | undefined> {
  return inTemporary(async (folder) => {
    const run = lentObjects(folder, base, { GIT_OBJECT_DIRECTORY: objectsOf(scope.git) });
    const made = await madeDiff(run, [base, head], scope);
    if (made === undefined) return undefined;
    const blobs =
      part === undefined
        ? await blobDigests(
            run,
            made.files.flatMap(({ blob }) => blob ?? []),
          )
        : undefined;
    const digest: Digest = ({ path, blob = '' }) => blobs?.get(blob) ?? part?.digest(path);
    return { base, head, dirty: false, ...made.diff, files: await filesOf(made.files, digest) };
  });
}

async function worktreeChange(
  scope: Scope,
  base: string,
  head: string,
  changed: readonly string[],
  part: WorktreePart,
): Promise<GitChange | undefined> {
  return inTemporary(async (folder) => {
    const objects = {
      GIT_OBJECT_DIRECTORY: join(folder, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(objectsOf(scope.git)),
    };
    const tree = await treeOf(scope.git, changed, folder, objects);
    if (tree === undefined) return undefined;
    const made = await madeDiff(lentObjects(folder, base, objects), [base, tree], scope);
    if (made === undefined) return undefined;
    return { base, head, dirty: true, ...made.diff, files: await filesOf(made.files, ({ path }) => part.digest(path)) };
  });
}

function objectsOf({ common }: GitFolder): string {
  return join(common, 'objects');
}

/** The tree that a commit of everything would have, made beside the repository: neither its index nor its objects change. */
async function treeOf(
  git: GitFolder,
  changed: readonly string[],
  folder: string,
  objects: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  mkdirSync(join(folder, 'objects'));
  const index = copyOfIndex(git, folder);
  const where = {
    cwd: git.top,
    config: [...SETTINGS, 'core.compression=0'],
    env: { ...(await withoutFilters(git.top)), ...objects, GIT_INDEX_FILE: index },
  };
  const input = changed.map((path) => `${path}\0`).join('');
  const updated = await runGit({ ...where, args: ['update-index', '--add', '--remove', '-z', '--stdin'], input });
  return updated === undefined ? undefined : line(await runGit({ ...where, args: ['write-tree'] }));
}

function copyOfIndex(git: GitFolder, folder: string): string {
  const [index, copy] = [join(git.own, 'index'), join(folder, 'index')];
  const stats = statSync(index, { throwIfNoEntry: false });
  if (stats === undefined) return copy;
  copyFileSync(index, copy);
  // By its time git knows which entries may have been written after it: it must not look younger than it is.
  utimesSync(copy, stats.atimeMs / 1000, Math.floor(stats.mtimeMs) / 1000);
  return copy;
}

type Where = Pick<GitRun, 'cwd' | 'config' | 'env'>;

/** An empty git folder that has the objects of another. */
function lentObjects(folder: string, base: string, objects: Readonly<Record<string, string>>): Where {
  const format = base.length === 64 ? 'sha256' : 'sha1';
  mkdirSync(join(folder, 'refs'));
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  writeFileSync(
    join(folder, 'config'),
    `[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = ${format}\n`,
  );
  const nothing = { HOME: folder, XDG_CONFIG_HOME: folder, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_COUNT: '0' };
  const nowhere = { GIT_CONFIG_NOSYSTEM: '1', GIT_ATTR_NOSYSTEM: '1', GIT_CONFIG_PARAMETERS: '' };
  return { cwd: folder, env: { ...nothing, ...nowhere, ...objects, GIT_DIR: folder } };
}

interface Made {
  readonly diff: Pick<GitChange, 'digest' | 'text'>;
  readonly files: readonly RawFile[];
}

async function madeDiff(
  where: Where,
  commits: readonly string[],
  { pathspecs, prefix }: Scope,
): Promise<Made | undefined> {
  const diff = ['diff', ...CANONICAL];
  const rest = [...commits, '--', ...pathspecs];
  const [listed, patch] = await Promise.all([
    runGit({ ...where, args: [...diff, '--raw', '--no-abbrev', '--numstat', '-z', ...rest] }),
    digestedText({ ...where, args: [...diff, ...TEXT, ...rest] }),
  ]);
  if (listed === undefined || patch === undefined) return undefined;
  return { diff: patch, files: readListing(listed.toString('utf8'), prefix) };
}

async function digestedText(run: GitRun): Promise<Pick<GitChange, 'digest' | 'text'> | undefined> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let length = 0;
  const code = await streamGit(run, (chunk) => {
    hash.update(chunk);
    if (length < LONGEST_TEXT) kept.push(chunk.subarray(0, LONGEST_TEXT - length));
    length += chunk.length;
  });
  if (code !== 0) return undefined;
  return { digest: `sha256:${hash.digest('hex')}`, text: Buffer.concat(kept).toString('utf8') };
}

interface RawFile extends Pick<ChangedFile, 'path' | 'added' | 'removed'> {
  /** Object name after the change, zeros where git has not made it; undefined where the file is deleted. */
  readonly blob: string | undefined;
}

/** Reads `--raw --numstat -z`: first a line for every file with its objects, then one with its counts. */
function readListing(output: string, prefix: string): readonly RawFile[] {
  const parts = output.split('\0');
  const blobs = new Map<string, string | undefined>();
  const files: RawFile[] = [];
  for (let at = 0; at < parts.length - 1; at++) {
    const part = parts[at] ?? '';
    if (part.startsWith(':')) {
      const [, , , blob, status] = part.split(' ');
      blobs.set(parts[++at] ?? '', status === 'D' ? undefined : blob);
      continue;
    }
    const [added = '', removed = '', path = ''] = part.split('\t');
    const counts = { added: Number(added) || 0, removed: Number(removed) || 0 };
    files.push({ path: path.slice(prefix.length), ...counts, blob: blobs.get(path) });
  }
  return files;
}

type Digest = (file: RawFile) => Promise<string | undefined> | string | undefined;

/** What has no bytes of its own (a submodule, a link that leads out) is known by the name of its object. */
async function filesOf(files: readonly RawFile[], digest: Digest): Promise<readonly ChangedFile[]> {
  const made: ChangedFile[] = [];
  for (const file of files) {
    const { path, added, removed, blob } = file;
    const after = blob === undefined ? null : ((await digest(file)) ?? (await sha256(blob)));
    made.push({ path, added, removed, digest: after });
  }
  return made;
}

async function inTemporary<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'orch-git-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
