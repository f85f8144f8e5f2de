import { closeSync, lstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Looker, readBytes } from '../inside.js';
import type { Rights } from './fileSystem.js';

/** Where a path of the workspace really lies, and what is there now. */
export type Spot =
  /** `path`: relative to the root's real path, links resolved. */
  | { readonly kind: 'file'; readonly path: string; readonly stats: Stats }
  /** `folders`: those that have to be made first, parents first. */
  | { readonly kind: 'missing'; readonly path: string; readonly folders: readonly string[] }
  /** No regular file, or outside the root: never opened, never written. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The paths of one workspace. */
export class Places {
  /** Real path of the workspace. */
  readonly root: string;

  constructor(root: string) {
    this.root = realpathSync.native(root);
  }

  /** What remembers folders while none is made or taken away; for one reading. */
  looker(): Looker {
    return new Looker(this.root);
  }

  /** @param path relative to the root, `/` between parts */
  spot(path: string, looker = this.looker()): Spot {
    const place = looker.look(path);
    if (place.kind === 'file') return { kind: 'file', path: this.#below(place.path), stats: place.stats };
    if (place.kind === 'unreadable') return place;
    return place.kind === 'missing' ? this.#missing(path, looker) : { kind: 'outside' };
  }

  /** Absolute path of one that `spot` gave. */
  real(path: string): string {
    return join(this.root, ...path.split('/'));
  }

  /** The bytes of a regular file; undefined where none is there. `outside` is never opened. */
  bytes(path: string, looker = this.looker()): Buffer | 'outside' | undefined {
    const spot = this.spot(path, looker);
    if (spot.kind === 'missing') return undefined;
    if (spot.kind !== 'file') return 'outside';
    return readBytes(this.real(spot.path), spot.stats.size) ?? 'outside';
  }

  /** Whether a file ends in a line without an end. */
  endsOpen({ path, stats }: Extract<Spot, { kind: 'file' }>): boolean {
    if (stats.size === 0) return false;
    const last = Buffer.alloc(1);
    const handle = openSync(this.real(path), 'r');
    try {
      return readSync(handle, last, 0, 1, stats.size - 1) === 1 && last[0] !== LINE_FEED;
    } finally {
      closeSync(handle);
    }
  }

  #missing(path: string, looker: Looker): Spot {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    for (let known = parts.length - 1; known >= 0; known--) {
      const place = looker.look(parts.slice(0, known).join('/'));
      if (place.kind === 'missing') continue;
      if (place.kind !== 'directory') return place.kind === 'unreadable' ? place : { kind: 'outside' };
      const base = this.#below(place.path);
      const names = parts.slice(known).map((_, at) => [base, ...parts.slice(known, known + at + 1)]);
      const paths = names.map((one) => one.filter((part) => part !== '').join('/'));
      const first = paths[0] ?? '';
      // A link that leads nowhere is there all the same, and a rename would take its place.
      if (lstatSync(this.real(first), { throwIfNoEntry: false }) !== undefined) return { kind: 'outside' };
      return { kind: 'missing', path: paths.at(-1) ?? '', folders: paths.slice(0, -1) };
    }
    return { kind: 'outside' };
  }

  #below(real: string): string {
    return relative(this.root, real).split(sep).join('/');
  }
}

const LINE_FEED = 10;

/** What changes whenever somebody writes a file or puts another in its place. */
export function stampOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [ino, size, mtimeMs, ctimeMs].join(':');
}

/** Coarse clocks give two writes within this time (ms) the same stamp: FAT counts in two seconds. */
const SETTLED_AFTER = 3_000;

/** Whether the file had not been written for a while, so that the same stamp means the same bytes. */
export function isSettled(stamp: string): boolean {
  const age = Date.now() - Number(stamp.split(':').at(-1));
  return age > SETTLED_AFTER;
}

/** Whom a file belongs to and who may use it, for one that takes its place. */
export function rightsOf({ mode, uid, gid }: Stats): Rights {
  return { mode: mode & 0o7777, uid, gid };
}
