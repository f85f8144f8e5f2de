import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';

/** What a path inside a root is, after links. */
export type Place =
  | { readonly kind: 'file'; readonly path: string; readonly stats: Stats }
  | { readonly kind: 'directory'; readonly path: string; readonly stats: Stats }
  | { readonly kind: 'missing' }
  /** A device, FIFO, socket, or a link that leads out of the root or in a circle. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly reason: string };

type Folder = { readonly real: string } | { readonly place: Place };

/**
 * Looks at paths below a root without following any out of it: the real path must lie inside the root's real path, and
 * only regular files and directories count. Folders are remembered, so one looker serves one batch and is thrown away.
 * Calls are synchronous: a look costs some ten microseconds, a tenth of what a promise through the thread pool costs;
 * callers take breaks between them.
 */
export class Looker {
  readonly #folders = new Map<string, Folder>();
  readonly #root: Folder;

  constructor(root: string) {
    this.#root = attempt<Folder>(
      () => ({ real: realpathSync.native(root) }),
      (place) => ({ place }),
    );
  }

  /** @param path relative to the root, `/` between parts */
  look(path: string): Place {
    const cut = path.lastIndexOf('/');
    const name = path.slice(cut + 1);
    if (isHostile(name)) return OTHER;
    const folder = this.#folder(path.slice(0, Math.max(cut, 0)));
    if ('place' in folder) return folder.place;
    return attempt(
      () => this.#leaf(name === '' || name === '.' ? folder.real : below(folder.real, name)),
      (place) => place,
    );
  }

  #folder(path: string): Folder {
    const known = path === '' ? this.#root : this.#folders.get(path);
    if (known !== undefined) return known;
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    const found = parts.some(isHostile) ? { place: OTHER } : this.#resolve(parts);
    this.#folders.set(path, found);
    return found;
  }

  #resolve(parts: readonly string[]): Folder {
    if ('place' in this.#root) return this.#root;
    const path = join(this.#root.real, ...parts);
    const real = attempt<Folder>(
      () => ({ real: realpathSync.native(path) }),
      (place) => ({ place }),
    );
    return 'real' in real && !this.#holds(real.real) ? { place: OTHER } : real;
  }

  #leaf(path: string): Place {
    // Much of what is looked for is not there, and an error takes longer to make than the look.
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return MISSING;
    if (stats.isSymbolicLink()) return this.#target(realpathSync.native(path));
    return placeOf(path, stats);
  }

  #target(real: string): Place {
    return this.#holds(real) ? placeOf(real, lstatSync(real)) : OTHER;
  }

  #holds(real: string): boolean {
    if ('place' in this.#root) return false;
    const base = this.#root.real;
    return real === base || real.startsWith(base.endsWith(sep) ? base : base + sep);
  }
}

/** A part that would lead elsewhere: out of the root, or to a drive or stream where the system has them. */
function isHostile(part: string): boolean {
  return part === '..' || part.includes('\0') || (sep === '\\' && /[\\:]/.test(part));
}

/** `path.join` without its normalising: the folder is real and the name is one part. */
function below(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}

const OTHER: Place = { kind: 'other' };
const MISSING: Place = { kind: 'missing' };

function placeOf(path: string, stats: Stats): Place {
  if (stats.isFile()) return { kind: 'file', path, stats };
  return stats.isDirectory() ? { kind: 'directory', path, stats } : OTHER;
}

function attempt<T>(look: () => T, otherwise: (place: Place) => T): T {
  try {
    return look();
  } catch (error) {
    return otherwise(placeOfError(error));
  }
}

function placeOfError(error: unknown): Place {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return MISSING;
  return code === 'ELOOP' ? OTHER : { kind: 'unreadable', reason: code ?? String(error) };
}

/**
 * The bytes of a regular file, at most `limit`; undefined where it is larger or is no regular file any more. Opened
 * without waiting for a writer (a FIFO) and without following a link that was put there since the look.
 * @param from how many bytes at its start are left out; none are given where the file has no more
 */
export function readBytes(path: string, limit: number, from = 0): Buffer | undefined {
  const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile() || stats.size > limit) return undefined;
    return readAll(handle, from, Math.max(0, stats.size - from));
  } finally {
    closeSync(handle);
  }
}

/** As many bytes as the file had when it was opened; fewer where it shrank since. */
function readAll(handle: number, from: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (let got = -1; at < size && got !== 0; at += got) got = readSync(handle, bytes, at, size - at, from + at);
  return bytes.subarray(0, at);
}
