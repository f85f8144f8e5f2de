import { dirname, join, relative, resolve as absolute } from 'node:path';
import { StoreFault } from '../../core/index.js';
import { ignoring, type FileSystem, type Rights } from './fileSystem.js';
import { runtimeFolder } from './folders.js';
import { readJournal, removeJournal, type Journal, type Target } from './journal.js';
import { Places, rightsOf } from './places.js';
import { STATE } from './state.js';

/** How far a file of a journal has come. */
type Standing =
  | 'before'
  | 'after'
  /** Some of the bytes that were to be put behind it. */
  | 'partly'
  /** Somebody else wrote it since: edited by hand on top of the move (`kept`), or without it. */
  | 'edited'
  | 'kept';

/** Where the files of a journal are. */
export interface Site {
  readonly fs: FileSystem;
  /** Runtime folder. */
  readonly folder: string;
  readonly places: Places;
}

/**
 * Repairs what a mover left that died while it wrote. A move counts from when the runtime state was renamed, which is
 * last: then what others wrote since is later and stays. Before that it is taken back, unless somebody edited one of
 * its files by hand after the move had come there and so built on it: then it is finished. A hand edit stays, always.
 */
export function recover(fs: FileSystem, folder: string): void {
  const journal = readJournal(fs, folder);
  if (journal === undefined) return;
  settle(siteOf(fs, folder, journal), journal, 'as-it-stands');
}

/** @param wanted `back`: the mover itself saw that it cannot go on */
export function settle(site: Site, journal: Journal, wanted: 'back' | 'as-it-stands'): void {
  const standings = journal.targets.map((target) => standingOf(site, target));
  if (standings.at(-1) !== 'after') {
    const forward = wanted === 'as-it-stands' && isBuiltOn(standings);
    const done = [forward ? 'after' : 'before', 'kept', 'edited'];
    const undone = journal.targets.filter((_, at) => !done.includes(standings[at] ?? 'edited'));
    if (forward) makeFolders(site, journal);
    for (const target of undone) {
      if (target.path === STATE) syncFolders(site, journal);
      put(site, target, forward);
    }
    removeTemps(site, journal);
    if (!forward) removeFolders(site, journal);
    // They are gone for good before the journal is, which is all that knows of them.
    syncFolders(site, journal);
  }
  site.fs.syncFolder(site.folder);
  removeJournal(site.fs, site.folder);
}

function isBuiltOn(standings: readonly Standing[]): boolean {
  return standings.includes('kept') && !standings.includes('edited');
}

/** The workspace of a journal, if it is one of those that share this runtime folder: a journal from elsewhere is not believed. */
function siteOf(fs: FileSystem, folder: string, journal: Journal): Site {
  const root = absolute(folder, journal.root);
  const path = join(folder, 'journal');
  const names = [
    ...journal.folders,
    ...journal.targets.flatMap((target) => (target.kind === 'replace' ? [target.path, target.temp] : [target.path])),
  ];
  if (relative(runtimeFolder(root), folder) !== '' || names.some((name) => name.split('/').includes('..'))) {
    throw new StoreFault('store/damaged', { path, detail: journal.root });
  }
  return { fs, folder, places: new Places(root) };
}

/** Absolute path of a file that a journal names. The runtime state has a name without a folder, and no ledger has its. */
export function realPath({ folder, places }: Site, target: Target, name = target.path): string {
  return target.path === STATE ? join(folder, name) : places.real(name);
}

function bytesNow(site: Site, target: Target): Buffer | 'outside' | undefined {
  return target.path === STATE ? site.fs.read(join(site.folder, STATE)) : site.places.bytes(target.path);
}

function standingOf(site: Site, target: Target): Standing {
  const now = bytesNow(site, target);
  if (now === 'outside') return 'edited';
  if (target.kind === 'append') return standingOfAppend(target.size, target.bytes, now);
  if (same(now, target.after)) return 'after';
  if (same(now, target.before) || target.path === STATE) return 'before';
  return now !== undefined && holdsChange(now, target.before, target.after) ? 'kept' : 'edited';
}

function standingOfAppend(size: number | undefined, bytes: Buffer, now: Buffer | undefined): Standing {
  if (now === undefined || now.length < (size ?? 0)) return size === undefined ? 'before' : 'edited';
  if (now.length === size) return 'before';
  const tail = now.subarray(size);
  if (tail.equals(bytes)) return 'after';
  if (tail.length < bytes.length && tail.equals(bytes.subarray(0, tail.length))) return 'partly';
  return now.includes(bytes) ? 'kept' : 'edited';
}

function same(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.equals(other);
}

/** Whether a text has every line that a move added and none that it took away. */
function holdsChange(now: Buffer, before: Buffer | undefined, after: Buffer | undefined): boolean {
  const [there, old, fresh] = [linesOf(now), linesOf(before), linesOf(after)];
  const added = [...fresh].filter((line) => !old.has(line));
  const removed = [...old].filter((line) => !fresh.has(line));
  return added.every((line) => there.has(line)) && !removed.some((line) => there.has(line));
}

function linesOf(bytes: Buffer | undefined): ReadonlySet<string> {
  return new Set(bytes?.toString('utf8').split(/\r?\n/));
}

function put(site: Site, target: Target, forward: boolean): void {
  if (target.kind === 'append') {
    putAppend(site, target, forward);
    return;
  }
  const path = realPath(site, target);
  const bytes = forward ? target.after : target.before;
  if (bytes === undefined) {
    site.fs.unlink(path);
    return;
  }
  const temp = realPath(site, target, target.temp);
  removeIfThere(site.fs, temp);
  site.fs.create(temp, bytes, rightsNow(site, target));
  site.fs.sync(temp);
  site.fs.rename(temp, path);
}

function putAppend(site: Site, target: Extract<Target, { kind: 'append' }>, forward: boolean): void {
  const path = realPath(site, target);
  if (!forward && target.size === undefined) {
    removeIfThere(site.fs, path);
    return;
  }
  if (bytesNow(site, target) !== undefined) site.fs.truncate(path, target.size ?? 0);
  if (forward) site.fs.append(path, target.bytes);
  site.fs.sync(path);
}

function rightsNow(site: Site, target: Target): Rights | undefined {
  const spot = target.path === STATE ? undefined : site.places.spot(target.path);
  return spot?.kind === 'file' ? rightsOf(spot.stats) : undefined;
}

/** Makes the names durable that a move gave: of its files, and of the folders that it made. */
export function syncFolders({ fs, places }: Site, { targets, folders }: Journal): void {
  const renamed = targets.filter(
    (target) => target.path !== STATE && (target.kind === 'replace' || target.size === undefined),
  );
  const named = [...renamed.map(({ path }) => path), ...folders];
  for (const folder of new Set(named.map((path) => dirname(places.real(path))))) {
    ignoring(GONE, () => {
      fs.syncFolder(folder);
    });
  }
}

const GONE = new Set(['ENOENT', 'ENOTDIR']);

function makeFolders({ fs, places }: Site, { folders }: Journal): void {
  for (const folder of folders) {
    ignoring(new Set(['EEXIST']), () => {
      fs.mkdir(places.real(folder));
    });
  }
}

function removeFolders({ fs, places }: Site, { folders }: Journal): void {
  for (const folder of [...folders].reverse()) {
    ignoring(new Set([...GONE, 'ENOTEMPTY', 'EEXIST', 'EPERM']), () => {
      fs.rmdir(places.real(folder));
    });
  }
}

function removeTemps(site: Site, { targets }: Journal): void {
  for (const target of targets) {
    if (target.kind === 'replace') removeIfThere(site.fs, realPath(site, target, target.temp));
  }
}

function removeIfThere(fs: FileSystem, path: string): void {
  ignoring(GONE, () => {
    fs.unlink(path);
  });
}
