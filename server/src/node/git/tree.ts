import type { GitObject, GitObjects } from './objects.js';
import type { Child, Folder } from './walk.js';

/** Thrown where git gives no answer about something that is there: a partial clone, a damaged repository. */
export class UnreadableObject extends Error {}

/** Trees and links larger than this nobody has (bytes). */
const LARGEST = 64 * 1024 * 1024;

/** A tree of a repository, read when it is looked into. */
export function treeFolder(objects: GitObjects, oid: string): Folder {
  let children: Promise<ReadonlyMap<string, Child>> | undefined;
  return {
    children: () =>
      (children ??= objects.read(oid, LARGEST).then((tree) => childrenOf(objects, bytesOf(tree), oid.length / 2))),
  };
}

/** Where a link leads that this object is. */
export async function linkOf(objects: GitObjects, oid: string): Promise<string> {
  return bytesOf(await objects.read(oid, LARGEST)).toString('utf8');
}

/** The bytes of an object that is known to be there; throws `UnreadableObject` where git does not give them. */
export function bytesOf(object: GitObject | undefined): Buffer {
  if (object?.bytes === undefined) throw new UnreadableObject();
  return object.bytes;
}

/** What an entry is, by git's modes for entries. */
export function kindOf(mode: string): 'file' | 'link' | 'submodule' | 'folder' {
  if (mode === '120000') return 'link';
  if (mode === '160000') return 'submodule';
  return mode.startsWith('100') ? 'file' : 'folder';
}

/** Reads a tree: `MODE NAME`, a zero, and the bytes of an object's name, again and again. */
function childrenOf(objects: GitObjects, bytes: Buffer, nameLength: number): ReadonlyMap<string, Child> {
  const children = new Map<string, Child>();
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(0x20, at);
    const zero = bytes.indexOf(0, blank);
    if (blank === -1 || zero === -1) throw new UnreadableObject();
    const oid = bytes.toString('hex', zero + 1, zero + 1 + nameLength);
    const kind = kindOf(bytes.toString('latin1', at, blank));
    const child: Child = kind === 'folder' ? { kind, folder: treeFolder(objects, oid) } : { kind, oid };
    children.set(bytes.toString('utf8', blank + 1, zero), child);
    at = zero + 1 + nameLength;
  }
  return children;
}
