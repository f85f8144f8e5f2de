import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';

const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW, S_IFDIR, S_IFMT, S_IFREG } = constants;

/** A file of the folder; undefined where it is missing, or anybody else could have written it. */
export function readOwn(folder: string, name: string): { bytes: Buffer; written: number } | undefined {
  let handle: number | undefined;
  try {
    if (!isOwn(lstatSync(folder), S_IFDIR)) return undefined;
    handle = openSync(join(folder, name), O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    const stats = fstatSync(handle);
    return isOwn(stats, S_IFREG) ? { bytes: readFileSync(handle), written: stats.mtimeMs } : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Whether what it is about is a folder of this user, which nobody else may touch. */
export function isOwnFolder(folder: string): boolean {
  return isOwn(lstatSync(folder), S_IFDIR);
}

/** Whether it is of the kind, belongs to this user, and nobody else may touch it. Windows has this in the folder above. */
function isOwn({ mode, uid }: Stats, kind: number): boolean {
  const user = process.getuid?.();
  return (mode & S_IFMT) === kind && (user === undefined || (uid === user && (mode & 0o077) === 0));
}
