import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { stampOf } from '../store/places.js';
import { auditBytes, auditPlaces, auditText, type AuditFile } from './files.js';

/** Audit files of the latest folders (months) are looked at each time: writers add to no other. */
const LATEST = 2;

interface Read {
  readonly stamp: string;
  readonly text: string;
}

/** The texts of the audit files of one log, read again where they changed. */
export class AuditTexts {
  #files = new Map<string, Read>();
  #texts: ReadonlyMap<string, string> = new Map();
  /** Folders and files that tell of whatever a writer adds, and how they stood. */
  #watched: ReadonlyMap<string, string> | undefined;

  /** @param folder of the audit files, relative to the root */
  constructor(
    readonly root: string,
    readonly folder: string,
  ) {}

  /** Whether somebody wrote since the last reading, as far as a few looks tell. */
  get stirred(): boolean {
    if (this.#watched === undefined) return true;
    for (const [path, stamp] of this.#watched) if (stampAt(path) !== stamp) return true;
    return false;
  }

  /** Path → text of every file that can be read: the same object as last time where nothing changed. */
  read(): ReadonlyMap<string, string> {
    const places = auditPlaces(this.root, this.folder);
    this.#watched = watchedOf(`${this.root}/${this.folder}`, places);
    const files = new Map<string, Read>();
    for (const [path, place] of places) {
      const file = this.#read(path, place);
      if (file !== undefined) files.set(path, file);
    }
    const same =
      files.size === this.#files.size && [...files].every(([path, { text }]) => this.#files.get(path)?.text === text);
    this.#files = files;
    if (!same) this.#texts = new Map([...files].map(([path, { text }]) => [path, text]));
    return this.#texts;
  }

  #read(path: string, place: AuditFile): Read | undefined {
    const known = this.#files.get(path);
    const stamp = stampOf(place.stats);
    if (known?.stamp === stamp) return known;
    const bytes = auditBytes(place);
    if (bytes === undefined) return undefined;
    // What grew while it was read is read again the next time.
    return { stamp: bytes.length === place.stats.size ? stamp : '', text: auditText(bytes) };
  }
}

function watchedOf(folder: string, places: ReadonlyMap<string, AuditFile>): ReadonlyMap<string, string> {
  const folders = [...new Set([...places.values()].map(({ path }) => dirname(path)))].sort().slice(-LATEST);
  const files = [...places.values()].map(({ path }) => path).filter((path) => folders.includes(dirname(path)));
  return new Map([folder, ...folders, ...files].map((path) => [path, stampAt(path)]));
}

function stampAt(path: string): string {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats === undefined ? '' : stampOf(stats);
  } catch {
    return '';
  }
}
