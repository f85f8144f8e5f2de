import {
  appendFileSync,
  chownSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeSync,
} from 'node:fs';

/** Whom a new file belongs to and who may use it, as of the file that it takes the place of. */
export interface Rights {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/**
 * What the store asks of a disk. Every call may throw an error with a `code`. Nothing is durable before `sync` (bytes)
 * and `syncFolder` (names): a test's file system forgets the rest when it dies.
 */
export interface FileSystem {
  /** Undefined where there is no such file. */
  read(path: string): Buffer | undefined;
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): readonly string[];
  /** A new file; refused where the name is taken. */
  create(path: string, bytes: Uint8Array, rights?: Rights): void;
  append(path: string, bytes: Uint8Array): void;
  truncate(path: string, size: number): void;
  sync(path: string): void;
  syncFolder(folder: string): void;
  rename(from: string, to: string): void;
  link(from: string, to: string): void;
  unlink(path: string): void;
  /** One folder; its parent is there. */
  mkdir(folder: string): void;
  rmdir(folder: string): void;
}

/** The disk, through Node. */
export const disk: FileSystem = {
  // Most that is looked for is not there, and an error takes longer to make than the look.
  read: (path) => (isThere(path) ? orMissing(() => readFileSync(path), undefined) : undefined),
  list: (folder) => orMissing(() => readdirSync(folder), []),
  create: writeNew,
  append: (path, bytes) => {
    appendFileSync(path, bytes);
  },
  truncate: truncateSync,
  sync: (path) => {
    syncAs(path, 'r+');
  },
  syncFolder: (folder) => {
    ignoring(REFUSED_SYNC, () => {
      syncAs(folder, 'r');
    });
  },
  rename: (from, to) => {
    patiently(() => {
      renameSync(from, to);
    });
  },
  link: linkSync,
  unlink: (path) => {
    patiently(() => {
      unlinkSync(path);
    });
  },
  mkdir: (folder) => {
    mkdirSync(folder);
  },
  rmdir: rmdirSync,
};

/** What a system says that has no fsync of folders. */
const REFUSED_SYNC = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF', 'ENOSYS']);

function writeNew(path: string, bytes: Uint8Array, rights?: Rights): void {
  const handle = openSync(path, 'wx', rights?.mode);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    if (rights !== undefined) giveTo(path, handle, rights);
  } finally {
    closeSync(handle);
  }
}

/** Only root may give files away, and some file systems know no owners: the file is written all the same. */
function giveTo(path: string, handle: number, { mode, uid, gid }: Rights): void {
  ignoring(new Set(['EPERM', 'ENOSYS', 'EINVAL', 'ENOTSUP']), () => {
    if (process.getuid?.() === 0) chownSync(path, uid, gid);
    fchmodSync(handle, mode);
  });
}

function syncAs(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** So long Windows is asked again: a virus scanner or an editor lets go of a file after some milliseconds. */
const PATIENCE = [1, 5, 20, 50, 100, 200, 400];

/** On Windows a file that somebody has open can be neither renamed nor removed for a moment. */
function patiently(work: () => void): void {
  for (const pause of process.platform === 'win32' ? PATIENCE : []) {
    try {
      work();
      return;
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  work();
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function orMissing<T>(look: () => T, missing: T): T {
  try {
    return look();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return missing;
    throw error;
  }
}

/** Does something whose failure with one of these codes does not matter. */
export function ignoring(codes: ReadonlySet<string>, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!codes.has(codeOf(error))) throw error;
  }
}

/** What the system calls an error: `ENOSPC`; '' for what is none of the system's. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : '';
}
