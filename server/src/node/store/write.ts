import { dirname, relative } from 'node:path';
import type { CommitResult } from '../../core/index.js';
import { codeOf, type Rights } from './fileSystem.js';
import type { Guard } from './guard.js';
import { removeJournal, writeJournal, type Journal, type Replacement, type Target } from './journal.js';
import { stampOf } from './places.js';
import { realPath, settle, syncFolders, type Site } from './settle.js';
import { STATE } from './state.js';

/** What was found where a target is to be written, at the moment when it was compared. */
export interface Found {
  /** Path as the move names it. */
  readonly name: string;
  /** Undefined: nothing is there. */
  readonly stamp: string | undefined;
  readonly rights: Rights | undefined;
}

/** A journal, and what was found of its targets (in the same order). */
export interface Writing {
  readonly journal: Journal;
  readonly found: readonly Found[];
}

/**
 * Writes everything or nothing, under the guard. All that needs space is written before the first name changes; the
 * runtime state comes last, when the others are durable.
 */
export function write(site: Site, { journal, found }: Writing, guard: Guard): CommitResult {
  try {
    writeJournal(site.fs, site.folder, journal);
  } catch (error) {
    return failed(error, relative(site.places.root, site.folder));
  }
  try {
    prepare(site, journal, found);
    carryOut(site, journal, found, guard);
  } catch (error) {
    takeBack(site, journal);
    return error instanceof Interfered ? { kind: 'conflict', paths: [error.path] } : failed(...causeOf(error));
  }
  finish(site);
  return { kind: 'done' };
}

/** Somebody wrote a target since it was compared, or broke the guard. */
class Interfered extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/** What went wrong with which path. */
class Step extends Error {
  constructor(
    readonly path: string,
    override readonly cause: unknown,
  ) {
    super(path);
  }
}

function prepare({ fs, places, ...site }: Site, journal: Journal, found: readonly Found[]): void {
  for (const folder of journal.folders) {
    step(folder, () => {
      fs.mkdir(places.real(folder));
    });
  }
  journal.targets.forEach((target, at) => {
    if (target.kind === 'append' || target.after === undefined) return;
    const { after } = target;
    const temp = realPath({ fs, places, ...site }, target, target.temp);
    step(found[at]?.name ?? '', () => {
      fs.create(temp, after, found[at]?.rights);
      fs.sync(temp);
    });
  });
}

function carryOut(site: Site, journal: Journal, found: readonly Found[], guard: Guard): void {
  const { fs, folder } = site;
  if (!guard.held()) throw new Interfered(folder);
  const put = (target: Target, at: number): void => {
    const { name, stamp } = found[at] ?? { name: '', stamp: undefined };
    if (target.path !== STATE && stampAt(site, target) !== stamp) throw new Interfered(name);
    step(name, () => {
      putTarget(site, target);
    });
  };
  journal.targets.forEach((target, at) => {
    if (target.path === STATE) syncFolders(site, journal);
    put(target, at);
  });
  fs.syncFolder(folder);
}

function putTarget(site: Site, target: Target): void {
  const path = realPath(site, target);
  if (target.kind === 'append') {
    site.fs.append(path, target.bytes);
    site.fs.sync(path);
  } else {
    replace(site, target, path);
  }
}

function replace(site: Site, target: Replacement, path: string): void {
  if (target.after === undefined) site.fs.unlink(path);
  else site.fs.rename(realPath(site, target, target.temp), path);
}

function stampAt({ places }: Site, target: Target): string | undefined {
  const spot = places.spot(target.path);
  if (spot.kind === 'file') return stampOf(spot.stats);
  return spot.kind === 'missing' ? undefined : spot.kind;
}

/** Where even that cannot be done, the journal stays, and the next start does it. */
function takeBack(site: Site, journal: Journal): void {
  try {
    settle(site, journal, 'back');
  } catch {
    // The disk refuses: said already by the failure that led here.
  }
}

/** A journal of a finished move that cannot be removed does no harm: the next start removes it. */
function finish({ fs, folder }: Site): void {
  try {
    removeJournal(fs, folder);
  } catch {
    // As above.
  }
}

function step(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new Step(path, error);
  }
}

function causeOf(error: unknown): [error: unknown, path: string] {
  return error instanceof Step ? [error.cause, error.path] : [error, ''];
}

type Failure = Extract<CommitResult, { kind: 'failed' }>;

const WHY: Readonly<Record<string, Failure['why']>> = {
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'denied',
  EPERM: 'denied',
};

/** What the system said, as the result of a commit. What is no system error is a bug and goes on. */
export function failed(error: unknown, path: string): Failure {
  const detail = codeOf(error);
  if (detail === '') throw error;
  return { kind: 'failed', why: WHY[detail] ?? 'other', path, detail };
}

/** A name in the folder of `path` that belongs to one move alone; says nothing about the file, whose name may be as long as names can be. */
export function tempName(path: string, nonce: string, index: number): string {
  const folder = dirname(path);
  const name = `.orch-${nonce}-${index}.tmp`;
  return folder === '.' ? name : `${folder}/${name}`;
}
