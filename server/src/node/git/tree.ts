import type { GitObject, GitObjects } from './objects.js';

/** What a path is in a tree of git, after links. */
export type TreeEntry =
  /** `path`: where it really lies, below the tree. */
  | { readonly kind: 'file'; readonly oid: string; readonly path: string }
  | { readonly kind: 'folder'; readonly oid: string }
  | { readonly kind: 'missing' }
  /** A submodule, or a link that leads out of the tree or in a circle. */
  | { readonly kind: 'other' };

/** Thrown where git gives no answer about something that is there: a partial clone, a damaged repository. */
export class UnreadableObject extends Error {}

/** Trees and links larger than this nobody has (bytes). */
const LARGEST = 64 * 1024 * 1024;

/** So many links are followed for one path, as systems do. */
const LINKS = 40;

interface Child {
  readonly mode: string;
  readonly oid: string;
}

/**
 * Looks at paths in a tree, part by part: only names of objects are ever handed to git, so a path may be called anything.
 * Links are followed inside the tree, as `Looker` follows them on disk. Trees are remembered.
 */
export class TreeReader {
  readonly #trees = new Map<string, Promise<ReadonlyMap<string, Child>>>();

  constructor(readonly objects: GitObjects) {}

  /** @param path `/` between parts; '' is the tree itself */
  async find(tree: string, path: string): Promise<TreeEntry> {
    const at = [{ oid: tree, name: '' }];
    const left = partsOf(path);
    for (let links = 0; ;) {
      const part = left.shift();
      const folder = at.at(-1);
      if (folder === undefined) return OTHER;
      if (part === undefined) return { kind: 'folder', oid: folder.oid };
      if (part === '..') {
        at.pop();
        continue;
      }
      const child = (await this.#children(folder.oid)).get(part);
      if (child === undefined) return { kind: 'missing' };
      if (child.mode === SUBMODULE) return OTHER;
      if (child.mode === LINK) {
        const target = (await this.#read(child.oid)).toString('utf8');
        if (++links > LINKS || target.startsWith('/')) return OTHER;
        left.unshift(...partsOf(target));
      } else if (child.mode === FOLDER) at.push({ oid: child.oid, name: `${folder.name}${part}/` });
      else if (left.length > 0) return { kind: 'missing' };
      else return { kind: 'file', oid: child.oid, path: folder.name + part };
    }
  }

  /** Path below the tree → object, of every regular file in it, so many folders deep. */
  async files(tree: string, depth: number): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const [name, { mode, oid }] of await this.#children(tree)) {
      if (isFile(mode)) found.set(name, oid);
      else if (mode === FOLDER && depth > 1)
        for (const [path, blob] of await this.files(oid, depth - 1)) found.set(`${name}/${path}`, blob);
    }
    return found;
  }

  #children(tree: string): Promise<ReadonlyMap<string, Child>> {
    const known = this.#trees.get(tree);
    if (known !== undefined) return known;
    const reading = this.#read(tree).then((bytes) => childrenOf(bytes, tree.length / 2));
    this.#trees.set(tree, reading);
    return reading;
  }

  async #read(oid: string): Promise<Buffer> {
    return bytesOf(await this.objects.read(oid, LARGEST));
  }
}

/** The bytes of an object that is known to be there; throws where git does not give them. */
export function bytesOf(object: GitObject | undefined): Buffer {
  if (object?.bytes === undefined) throw new UnreadableObject();
  return object.bytes;
}

const OTHER: TreeEntry = { kind: 'other' };
const FOLDER = '40000';
const LINK = '120000';
const SUBMODULE = '160000';

function isFile(mode: string): boolean {
  return mode.startsWith('100');
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

/** Reads a tree object: `MODE NAME`, a zero, and the bytes of an object's name. */
function childrenOf(bytes: Buffer, nameLength: number): ReadonlyMap<string, Child> {
  const children = new Map<string, Child>();
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(0x20, at);
    const zero = bytes.indexOf(0, blank);
    if (blank === -1 || zero === -1) throw new UnreadableObject();
    const oid = bytes.toString('hex', zero + 1, zero + 1 + nameLength);
    children.set(bytes.toString('utf8', blank + 1, zero), { mode: bytes.toString('latin1', at, blank), oid });
    at = zero + 1 + nameLength;
  }
  return children;
}
