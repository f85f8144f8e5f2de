import { join } from 'node:path';
import { StoreFault } from '../../core/index.js';
import type { FileSystem } from './fileSystem.js';
import { newNonce } from './owner.js';

/** What a move writes, all that is needed to finish it or to take it back. */
export interface Journal {
  /** The workspace, relative to the runtime folder: a repository may be moved as a whole. */
  readonly root: string;
  /** In the order in which they are written; the runtime state is the last. */
  readonly targets: readonly Target[];
  /** Folders that are made for it, parents first; relative to the root. */
  readonly folders: readonly string[];
}

/** A file that a move replaces, creates or removes. */
export interface Replacement {
  readonly kind: 'replace';
  /** The real file, links resolved: below the root, or the name of the runtime state in its folder. */
  readonly path: string;
  /** Where its new bytes wait to be renamed, in the same folder. */
  readonly temp: string;
  /** Undefined: there is no such file. */
  readonly before: Buffer | undefined;
  readonly after: Buffer | undefined;
}

/** Bytes put behind what a file holds. */
export interface Addition {
  readonly kind: 'append';
  readonly path: string;
  /** Undefined: the file is created. */
  readonly size: number | undefined;
  readonly bytes: Buffer;
}

export type Target = Replacement | Addition;

const NAME = 'journal';
const VERSION = 1;

/** Whether a mover is writing, or died while it wrote. */
export function hasJournal(fs: FileSystem, folder: string): boolean {
  return fs.list(folder).includes(NAME);
}

/** Makes the journal durable. From here on a death is repaired; before, nothing has been touched. */
export function writeJournal(fs: FileSystem, folder: string, journal: Journal): void {
  const temp = join(folder, `journal-${newNonce()}.tmp`);
  try {
    fs.create(temp, encode(journal));
    fs.sync(temp);
    fs.rename(temp, join(folder, NAME));
  } catch (error) {
    removeQuietly(fs, temp);
    throw error;
  }
  fs.syncFolder(folder);
}

/** Says that a move is over, done or taken back. */
export function removeJournal(fs: FileSystem, folder: string): void {
  fs.unlink(join(folder, NAME));
}

/** The journal of a mover that died; undefined where there is none. */
export function readJournal(fs: FileSystem, folder: string): Journal | undefined {
  const path = join(folder, NAME);
  const bytes = fs.read(path);
  return bytes === undefined ? undefined : decode(bytes, path);
}

function removeQuietly(fs: FileSystem, path: string): void {
  try {
    fs.unlink(path);
  } catch {
    // It was never made, or the disk is gone: the sweep of the next start finds it.
  }
}

/** One line that says what the bytes behind it are, then those bytes: nothing is escaped, however large a ledger is. */
interface Header {
  readonly version: number;
  readonly root: string;
  readonly folders: readonly string[];
  readonly targets: readonly HeaderTarget[];
}

type HeaderTarget =
  | {
      readonly kind: 'replace';
      readonly path: string;
      readonly temp: string;
      readonly before: number | null;
      readonly after: number | null;
    }
  | { readonly kind: 'append'; readonly path: string; readonly size: number | null; readonly bytes: number };

function encode({ root, folders, targets }: Journal): Buffer {
  const header: Header = { version: VERSION, root, folders, targets: targets.map(headerOf) };
  const parts = targets.flatMap((target) =>
    target.kind === 'append' ? [target.bytes] : [target.before, target.after].filter((part) => part !== undefined),
  );
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...parts]);
}

function headerOf(target: Target): HeaderTarget {
  if (target.kind === 'append') {
    return { kind: 'append', path: target.path, size: target.size ?? null, bytes: target.bytes.length };
  }
  const { path, temp, before, after } = target;
  return { kind: 'replace', path, temp, before: before?.length ?? null, after: after?.length ?? null };
}

function decode(bytes: Buffer, path: string): Journal {
  const end = bytes.indexOf('\n');
  const header = readHeader(bytes.toString('utf8', 0, Math.max(0, end)), path);
  let at = end + 1;
  const take = (length: number): Buffer => bytes.subarray(at, (at += length));
  const takeOr = (length: number | null): Buffer | undefined => (length === null ? undefined : take(length));
  const targets = header.targets.map((target): Target => {
    if (target.kind === 'append') return { ...target, size: target.size ?? undefined, bytes: take(target.bytes) };
    return { ...target, before: takeOr(target.before), after: takeOr(target.after) };
  });
  if (at !== bytes.length) throw new StoreFault('store/damaged', { path, detail: `${bytes.length} of ${at} bytes` });
  return { root: header.root, folders: header.folders, targets };
}

function readHeader(text: string, path: string): Header {
  try {
    const header = JSON.parse(text) as Header;
    if (header.version === VERSION && Array.isArray(header.targets)) return header;
    if (header.version > VERSION) throw new StoreFault('store/newer', { path, version: `${header.version}` });
  } catch (error) {
    if (error instanceof StoreFault) throw error;
  }
  throw new StoreFault('store/damaged', { path, detail: 'no journal' });
}
