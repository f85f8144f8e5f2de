import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of the caches: this user's, on this machine. Undefined where there is none, where caching is switched off
 * (as for Node's own cache), and where it would lie below `cwd`: what comes with a repository must never run as code.
 */
export function cacheFolder(env: Environment, cwd: string): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: windows, HOME: home, NODE_DISABLE_COMPILE_CACHE: off } = env;
  const base = [xdg, windows, home === undefined ? undefined : join(home, '.cache')].find(
    (folder) => folder !== undefined && isAbsolute(folder),
  );
  if (base === undefined || off === '1') return undefined;
  const folder = join(base, 'orch');
  return folder.startsWith(cwd.endsWith(sep) ? cwd : cwd + sep) ? undefined : folder;
}

/** A file of the folder; undefined where it is missing, or anybody else could have written it. */
export function readOwn(folder: string, name: string): { bytes: Buffer; written: number } | undefined {
  try {
    if (!isOwn(lstatSync(folder), constants.S_IFDIR)) return undefined;
    return useOpen(join(folder, name), constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW, (handle) => {
      const stats = fstatSync(handle);
      return isOwn(stats, constants.S_IFREG) ? { bytes: readFileSync(handle), written: stats.mtimeMs } : undefined;
    });
  } catch {
    return undefined;
  }
}

/** Writes a file of the folder, whole or not at all. What does not work is left: a cache is no duty. */
export function writeOwn(folder: string, name: string, parts: readonly Uint8Array[]): void {
  try {
    for (const one of [dirname(folder), folder]) makeFolder(one);
    if (isOwn(lstatSync(folder), constants.S_IFDIR)) replace(join(folder, name), parts);
  } catch {
    // The next run compiles again.
  }
}

/**
 * Step by step, and no home for who has none: Node's recursion goes on for ever where a parent is there and says that it
 * is not (`/proc`, a home that is not mounted).
 */
function makeFolder(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) mkdirSync(path, { mode: 0o700 });
}

function replace(path: string, parts: readonly Uint8Array[]): void {
  const temporary = `${path}.${String(process.pid)}`;
  try {
    rmSync(temporary, { force: true });
    writeNew(temporary, parts);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeNew(path: string, parts: readonly Uint8Array[]): void {
  useOpen(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, (handle) => {
    for (const part of parts) writeFileSync(handle, part);
    fsyncSync(handle); // else a power cut could leave the name without the content
  });
}

function useOpen<T>(path: string, flags: number, use: (handle: number) => T): T {
  const handle = openSync(path, flags, 0o600);
  try {
    return use(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whether it is of the kind, belongs to this user, and nobody else may touch it. Windows has this in the folder above. */
function isOwn({ mode, uid }: Stats, kind: number): boolean {
  const user = process.getuid?.();
  return (mode & constants.S_IFMT) === kind && (user === undefined || (uid === user && (mode & 0o077) === 0));
}
