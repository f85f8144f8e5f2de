import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { disk, type FileSystem } from '../../server/src/node/store/fileSystem.js';

/** The machine died: nothing that is asked of the disk happens any more. */
export class Death extends Error {}

/** A file by what it holds, whatever names it has. */
interface Node {
  /** What a crash leaves of it in any case. */
  durable: Buffer;
  latest: Buffer;
}

type Entry = Node | 'folder';

/** A change of names that no `syncFolder` has made durable. */
interface Naming {
  readonly folder: string;
  apply(names: Map<string, Entry>): unknown;
}

/** What is still open at a crash: bytes that may be lost, namings that may not have happened, in any combination. */
export interface Loss {
  /** For every naming that is not durable: whether it happened. */
  readonly named: readonly boolean[];
  /** For every file with bytes that are not durable: all of them, half of the new ones, or none. */
  readonly written: readonly ('all' | 'half' | 'none')[];
}

/**
 * A disk that dies at a given step (from 0; a step is whatever changes something) and then shows what a machine without
 * power may find: un-synced bytes lost or kept, un-synced names in any subset. It works on a real folder, so that what
 * reads past it sees the same files; `crash` writes what is found after the death into that folder.
 */
export class FaultFs implements FileSystem {
  steps = 0;
  readonly log: string[] = [];
  readonly #root: string;
  readonly #diesAt: number;
  readonly #durable: Map<string, Entry>;
  readonly #names: Map<string, Entry>;
  #namings: Naming[] = [];

  constructor(root: string, diesAt = Number.POSITIVE_INFINITY) {
    this.#root = root;
    this.#diesAt = diesAt;
    this.#durable = scan(root);
    this.#names = new Map(this.#durable);
  }

  read(path: string): Buffer | undefined {
    this.#alive();
    return disk.read(path);
  }

  list(folder: string): readonly string[] {
    this.#alive();
    return disk.list(folder);
  }

  create(path: string, bytes: Uint8Array): void {
    this.#step(`create ${path}`, () => {
      const half = bytes.subarray(0, bytes.length >> 1);
      disk.create(path, half);
      const node = newNode(half);
      this.#name(path, (names) => names.set(path, node));
    });
    disk.append(path, bytes.subarray(bytes.length >> 1));
    this.#node(path).latest = Buffer.from(bytes);
  }

  append(path: string, bytes: Uint8Array): void {
    if (!this.#names.has(path)) this.create(path, new Uint8Array());
    const node = this.#node(path);
    this.#step(`append ${path}`, () => {
      const half = bytes.subarray(0, bytes.length >> 1);
      disk.append(path, half);
      node.latest = Buffer.concat([node.latest, half]);
    });
    disk.append(path, bytes.subarray(bytes.length >> 1));
    node.latest = Buffer.concat([node.latest, bytes.subarray(bytes.length >> 1)]);
  }

  truncate(path: string, size: number): void {
    this.#step(`truncate ${path}`);
    disk.truncate(path, size);
    this.#node(path).latest = this.#node(path).latest.subarray(0, size);
  }

  sync(path: string): void {
    this.#step(`sync ${path}`);
    this.#node(path).durable = this.#node(path).latest;
  }

  syncFolder(folder: string): void {
    this.#step(`syncFolder ${folder}`);
    readdirSync(folder); // One that is gone is an error here too.
    for (const naming of this.#namings) if (naming.folder === folder) naming.apply(this.#durable);
    this.#namings = this.#namings.filter((naming) => naming.folder !== folder);
  }

  rename(from: string, to: string): void {
    this.#step(`rename ${from} ${to}`);
    disk.rename(from, to);
    const node = this.#node(from);
    this.#name(to, (names) => names.delete(from) && names.set(to, node));
  }

  link(from: string, to: string): void {
    this.#step(`link ${from} ${to}`);
    disk.link(from, to);
    const node = this.#node(from);
    this.#name(to, (names) => names.set(to, node));
  }

  unlink(path: string): void {
    this.#step(`unlink ${path}`);
    disk.unlink(path);
    this.#name(path, (names) => names.delete(path));
  }

  mkdir(folder: string): void {
    this.#step(`mkdir ${folder}`);
    disk.mkdir(folder);
    this.#name(folder, (names) => names.set(folder, 'folder'));
  }

  rmdir(folder: string): void {
    this.#step(`rmdir ${folder}`);
    disk.rmdir(folder);
    this.#name(folder, (names) => names.delete(folder));
  }

  /** How many namings and how many files with bytes are open: the size of a `Loss`. */
  get open(): { readonly namings: number; readonly files: number } {
    return { namings: this.#namings.length, files: this.#unsynced().length };
  }

  /** Leaves in the folder what the machine finds when it starts again. */
  crash(loss: Loss): void {
    const names = new Map(this.#durable);
    this.#namings.forEach((naming, at) => {
      if (loss.named[at] === true) naming.apply(names);
    });
    const unsynced = this.#unsynced();
    for (const name of readdirSync(this.#root)) rmSync(join(this.#root, name), { recursive: true });
    for (const [path, entry] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!parentsOf(path, this.#root).every((folder) => names.get(folder) === 'folder')) continue;
      if (entry === 'folder') mkdirSync(path, { recursive: true });
      else writeFileSync(path, ofAnotherStart(left(entry, loss.written[unsynced.indexOf(entry)] ?? 'all')));
    }
  }

  /** Files whose bytes are not all durable, in the order in which they were made. */
  #unsynced(): Node[] {
    const nodes = new Set<Node>();
    for (const names of [this.#durable, this.#names]) {
      for (const entry of names.values()) if (entry !== 'folder' && entry.durable !== entry.latest) nodes.add(entry);
    }
    return [...nodes];
  }

  #node(path: string): Node {
    const entry = this.#names.get(path);
    if (entry === undefined || entry === 'folder') throw new Error(`no file: ${path}`);
    return entry;
  }

  /** Renames stay within a folder, so every naming is made durable by syncing one. */
  #name(path: string, change: (names: Map<string, Entry>) => unknown): void {
    change(this.#names);
    this.#namings.push({ folder: dirname(path), apply: change });
  }

  /** @param partly what a disk may have done when it died in the middle of this step */
  #step(what: string, partly: () => void = () => undefined): void {
    this.#alive();
    const dies = this.steps === this.#diesAt;
    this.log.push(what.replaceAll(`${this.#root}/`, ''));
    this.steps++;
    partly();
    if (dies) throw new Death(what);
  }

  #alive(): void {
    if (this.steps > this.#diesAt) throw new Death('dead');
  }
}

function newNode(bytes: Uint8Array): Node {
  return { durable: Buffer.alloc(0), latest: Buffer.from(bytes) };
}

function left({ durable, latest }: Node, how: 'all' | 'half' | 'none'): Buffer {
  if (how === 'all' || durable === latest) return latest;
  if (how === 'none') return durable;
  const common = Math.min(durable.length, latest.length);
  return latest.subarray(0, common + ((latest.length - common) >> 1));
}

/** Guards of before the crash name another start of the machine. */
function ofAnotherStart(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return text.startsWith('{"version":1,"pid":')
    ? Buffer.from(text.replace(/"boot":"[^"]*"/, '"boot":"before"'), 'latin1')
    : bytes;
}

function scan(root: string): Map<string, Entry> {
  const names = new Map<string, Entry>([[root, 'folder']]);
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isDirectory() ? undefined : readFileSync(path);
    names.set(path, bytes === undefined ? 'folder' : { durable: bytes, latest: bytes });
  }
  return names;
}

function parentsOf(path: string, root: string): readonly string[] {
  const parts = relative(root, path).split('/').slice(0, -1);
  return parts.map((_, at) => join(root, ...parts.slice(0, at + 1)));
}

/** Made again from the audit log whenever it is missing or old, so no part of a move. */
export const CACHE = 'audit-index.json';

/** Every file below a folder but caches, in the order of their paths; folders that hold nothing end in a slash. */
export function contentsOf(root: string): Readonly<Record<string, string>> {
  const entries = scan(root);
  const full = new Set([...entries.keys()].map((path) => dirname(path)));
  const contents: Record<string, string> = {};
  for (const path of [...entries.keys()].sort()) {
    const entry = entries.get(path);
    if (entry === undefined || basename(path) === CACHE || (entry === 'folder' && full.has(path))) continue;
    if (entry === 'folder') contents[`${relative(root, path)}/`] = '';
    else contents[relative(root, path)] = entry.latest.toString('utf8');
  }
  return contents;
}
