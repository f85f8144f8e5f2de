import { constants, type Stats } from 'node:fs';
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What a path inside a root is, after links. Never opened here. */
export type Place =
  | { readonly kind: 'file'; readonly path: string; readonly stats: Stats }
  | { readonly kind: 'directory'; readonly path: string; readonly stats: Stats }
  | { readonly kind: 'missing' }
  /** A device, FIFO, socket, or a link that leads out of the root or in a circle. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Looks at `path` (relative, `/` between parts) below `root` without following it out: the real path must lie inside
 * the root's real path, and only regular files and directories count.
 */
export async function lookInside(root: string, path: string): Promise<Place> {
  if (path.includes('\0')) return { kind: 'other' };
  try {
    const base = await realpath(root);
    const real = await realpath(join(base, ...path.split('/')));
    if (real !== base && !real.startsWith(base.endsWith(sep) ? base : base + sep)) return { kind: 'other' };
    const stats = await lstat(real);
    if (stats.isFile()) return { kind: 'file', path: real, stats };
    return stats.isDirectory() ? { kind: 'directory', path: real, stats } : { kind: 'other' };
  } catch (error) {
    return placeOfError(error);
  }
}

function placeOfError(error: unknown): Place {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return { kind: 'missing' };
  return code === 'ELOOP' ? { kind: 'other' } : { kind: 'unreadable', reason: code ?? String(error) };
}

/** The bytes of a regular file, at most `limit`; undefined where it is larger or is no regular file any more. */
export async function readBytes(path: string, limit: number): Promise<Buffer | undefined> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > limit) return undefined;
    return await readUpTo(handle, limit);
  } finally {
    await handle.close();
  }
}

async function readUpTo(handle: FileHandle, limit: number): Promise<Buffer | undefined> {
  const bytes = await handle.readFile();
  return bytes.length > limit ? undefined : bytes;
}
