import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts, LineOrigin, Policy } from '../../core/index.js';
import { AuditTexts } from '../../node/audit/texts.js';
import { blame } from '../../node/git/blame.js';
import { BaseTexts } from '../../node/git/baseTexts.js';
import { readBase, type GitBase } from '../../node/git/base.js';
import { findGit, type GitFolder } from '../../node/git/folder.js';
import { headRev, whyNone } from '../../node/git/headBase.js';
import { headStamp } from '../../node/git/headStamp.js';
import { GitObjects } from '../../node/git/objects.js';
import { textsAt } from '../../node/git/texts.js';
import type { BaseReading, CommittedTexts, PastSource } from './source.js';

/** How long (ms) git may take to give a base; it takes milliseconds. */
const PATIENCE = 10_000;

/** The past of a folder on disk. Where it is not trusted git is not run: the audit log alone is read. */
export class NodePast implements PastSource {
  #git: GitFolder | undefined;
  /** What `.git` was when it was found. */
  #place = '';
  #lent: Lent | undefined;
  #base: GitBase | undefined;
  #texts: AuditTexts | undefined;
  /** The last answer: an editor asks about the same row again and again. */
  #origin: { readonly key: string; readonly found: ReturnType<typeof blame> } | undefined;

  constructor(
    readonly folder: string,
    readonly trusted: boolean,
    readonly patience = PATIENCE,
  ) {}

  head(): string {
    if (this.#git === undefined || placeOf(this.#git) !== this.#place) {
      this.#git = findGit(this.folder);
      this.#place = this.#git === undefined ? '' : placeOf(this.#git);
    }
    return this.#git === undefined ? '' : `${this.#place} ${headStamp(this.#git)}`;
  }

  async readBase(policy: Policy): Promise<BaseReading> {
    this.head();
    const git = this.#git;
    if (git === undefined) return { without: 'no-git' };
    if (!this.trusted) return { without: 'untrusted' };
    const rev = headRev(git);
    if (typeof rev !== 'string') return rev;
    const objects = this.#objectsOf(git);
    const base = await inTime(this.patience, readBase(objects, this.folder, rev, policy, this.#base));
    if (base === LATE) {
      objects.end();
      return { without: 'reading' };
    }
    if (base === undefined) return { without: await whyNone(objects, rev) };
    if (!isSame(this.#base, base)) this.#base = base;
    return { base: this.#base ?? base };
  }

  logStirred(folder: string): boolean {
    return this.#textsOf(folder).stirred;
  }

  readLog(folder: string): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(this.#textsOf(folder).read());
  }

  async textOf(oid: string, path: string, facts?: Facts): Promise<string | null> {
    const base = this.#base;
    if (base?.commit.oid !== oid || this.#git === undefined) return null;
    const wanted = { path, text: true, base: true } as const;
    const texts = new BaseTexts(this.#objectsOf(this.#git), base);
    await texts.gather([wanted], facts);
    return texts.of(path) ?? null;
  }

  async originOf(oid: string, path: string, line: number): Promise<LineOrigin | undefined> {
    const base = this.#base?.commit.oid === oid ? this.#base : undefined;
    const text = base?.sources.find((source) => source.path === path)?.text;
    if (text === undefined) return undefined;
    const key = `${oid} ${path} ${line}`;
    if (this.#origin?.key !== key) this.#origin = { key, found: blame(this.folder, path, line, text) };
    const found = await this.#origin.found;
    return found && { oid: found.commit, time: found.time, author: found.author.name };
  }

  async textsAt(rev: string, paths: readonly string[]): Promise<CommittedTexts | 'gone' | undefined> {
    this.head();
    const git = this.#git;
    if (git === undefined || !this.trusted) return undefined;
    const found = await inTime(this.patience, textsAt(this.#objectsOf(git), rev, paths));
    return found === LATE ? undefined : (found ?? 'gone');
  }

  end(): void {
    this.#lent?.giveBack();
    this.#lent = undefined;
  }

  #textsOf(folder: string): AuditTexts {
    if (this.#texts?.folder !== folder) this.#texts = new AuditTexts(this.folder, folder);
    return this.#texts;
  }

  #objectsOf({ top }: GitFolder): GitObjects {
    if (this.#lent?.top !== top) {
      this.end();
      this.#lent = lend(top);
    }
    return this.#lent.objects;
  }
}

/** Another text where `.git` was put anew, or leads elsewhere. */
function placeOf({ top }: GitFolder): string {
  const stats = lstatSync(join(top, '.git'), { throwIfNoEntry: false });
  if (stats === undefined) return '';
  return [top, stats.ino, ...(stats.isFile() ? [stats.size, stats.mtimeMs] : [])].join(':');
}

/** The same commit with the same files; a policy may have named others. */
function isSame(one: GitBase | undefined, other: GitBase): boolean {
  if (one?.commit.oid !== other.commit.oid || one.blobs.size !== other.blobs.size) return false;
  return [...other.blobs].every(([path, oid]) => one.blobs.get(path) === oid);
}

/** One process a worktree, however many roots lie in it. */
interface Lent {
  readonly top: string;
  readonly objects: GitObjects;
  giveBack(): void;
}

const lent = new Map<string, { readonly objects: GitObjects; users: number }>();

function lend(top: string): Lent {
  const known = lent.get(top) ?? { objects: new GitObjects(top), users: 0 };
  lent.set(top, known);
  known.users++;
  return {
    top,
    objects: known.objects,
    giveBack() {
      if (--known.users > 0) return;
      lent.delete(top);
      known.objects.end();
    },
  };
}

const LATE = Symbol('late');

async function inTime<T>(ms: number, work: Promise<T>): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
