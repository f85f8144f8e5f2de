import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import {
  StoreFault,
  type CalledOff,
  type Commit,
  type CommitResult,
  type Snapshot,
  type Store,
} from '../../core/index.js';
import { headGate } from '../gate/head.js';
import { codeOf, disk, ignoring, type FileSystem } from './fileSystem.js';
import { runtimeFolder } from './folders.js';
import { hasDead, sweep, takeGuard, WAITS, type Guard, type Waits } from './guard.js';
import { planWriting } from './plan.js';
import { Places } from './places.js';
import { recover } from './settle.js';
import { readState, sameState } from './state.js';
import { look, type GateOf, type Look } from './snapshot.js';
import { failed, write } from './write.js';

/**
 * A store of the workspace below `root`: its ledgers on disk, its runtime state beside them (`runtimeFolder`).
 * @param trusted whether git may be asked what is in force
 */
export function openStore(root: string, fs: FileSystem = disk, waits: Waits = WAITS, trusted = true): NodeStore {
  return new NodeStore(root, fs, waits, trusted);
}

/** So often a reader looks again when files changed while it read them, before it keeps the movers out. */
const LOOKS = 5;

/** So often, with a pause in between, a reader lets a mover finish, before it waits for the guard as movers do. */
const PATIENT_LOOKS = 10;

const never = (): boolean => false;

/** Where one of these becomes true before the guard is had, nobody waits for that any longer. */
interface Futile {
  /** Somebody else moved meanwhile. */
  readonly overtaken: () => boolean;
  readonly calledOff: CalledOff;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 4));
}

/** The store on Node's file system. See "The store" in docs/architecture.md for what it promises. */
export class NodeStore implements Store {
  readonly root: string;
  readonly folder: string;
  readonly #fs: FileSystem;
  readonly #waits: Waits;
  readonly #gateOf: GateOf;
  /** Set inside `exclusively`, for that call and all that it awaits. Made when needed: most moves go without, and faster. */
  #holding: AsyncLocalStorage<Guard> | undefined;
  #started = false;
  #swept = false;

  constructor(root: string, fs: FileSystem, waits: Waits, trusted: boolean) {
    this.root = realpathSync.native(root);
    this.folder = runtimeFolder(this.root);
    this.#fs = fs;
    this.#waits = waits;
    this.#gateOf = ({ flags }) => headGate(this.root, { trusted, set: flags });
  }

  /** What stands there now. Refuses (`StoreFault`) where what a dead mover left cannot be repaired, or is of a newer Orch. */
  async read(previous?: Snapshot, calledOff: CalledOff = never): Promise<Snapshot> {
    try {
      await this.#tidy(calledOff);
      for (let looks = 0; looks < PATIENT_LOOKS; looks++) {
        const free = this.#look(previous);
        if (free.kind === 'whole') return free.snapshot;
        await pause();
      }
      const alone = await this.#exclusively(() => this.#look(previous), calledOff);
      if (alone.kind === 'whole') return alone.snapshot;
    } catch (error) {
      throw this.#asFault(error);
    }
    throw new StoreFault('store/conflict', { paths: this.root });
  }

  /** Writes a move, all of it or nothing; see `CommitResult`. */
  async commit(commit: Commit, calledOff: CalledOff = never): Promise<CommitResult> {
    const overtaken = (): boolean => !sameState(readState(this.#fs, this.folder).runtime, commit.basis.runtime);
    const work = (guard: Guard | undefined): CommitResult => {
      if (guard === undefined) return { kind: 'conflict', paths: [this.#name] };
      const places = new Places(this.root);
      const planned = planWriting(this.#fs, this.folder, places, commit);
      if ('kind' in planned) return planned;
      return write({ fs: this.#fs, folder: this.folder, places }, planned, guard);
    };
    try {
      return await this.#unless({ overtaken, calledOff }, work);
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      return failed(error, this.#name);
    }
  }

  /** Runs `work` while no other mover writes; its own commits go on. Undefined where the guard could not be had in time. */
  async exclusively<T>(work: () => Promise<T>, calledOff: CalledOff = never): Promise<T | undefined> {
    try {
      this.#holding ??= new AsyncLocalStorage();
      const holding = this.#holding;
      return await this.#unless({ overtaken: never, calledOff }, (guard) =>
        guard === undefined ? work() : holding.run(guard, work),
      );
    } catch (error) {
      if (error instanceof StoreFault && error.code === 'store/busy') return undefined;
      throw this.#asFault(error);
    }
  }

  get #name(): string {
    return relative(this.root, this.folder);
  }

  /** What another left that died before it had written anything is removed once, when this process begins. */
  async #tidy(calledOff: CalledOff): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    if (!hasDead(this.#fs, this.folder)) return;
    try {
      await this.#exclusively(() => undefined, calledOff);
    } catch (error) {
      // It is in nobody's way: reading goes on where nothing can be removed.
      if (error instanceof StoreFault || codeOf(error) === '') throw error;
    }
  }

  #look(previous: Snapshot | undefined): Look {
    const places = new Places(this.root);
    let found = look(this.#fs, this.folder, places, this.#gateOf, previous);
    for (let more = LOOKS; found.kind === 'torn' && more > 0; more--) {
      found = look(this.#fs, this.folder, places, this.#gateOf, previous);
    }
    return found;
  }

  async #exclusively<T>(work: () => T, calledOff: CalledOff): Promise<T> {
    return this.#unless({ overtaken: never, calledOff }, work);
  }

  async #unless<T>(futile: Futile, work: (guard: Guard | undefined) => T | Promise<T>): Promise<T> {
    const holding = this.#holding?.getStore();
    if (holding !== undefined) return work(holding);
    const guard = await this.#take(futile);
    if (guard === undefined) return work(undefined);
    try {
      recover(this.#fs, this.folder);
      if (!this.#swept) sweep(this.#fs, this.folder);
      this.#swept = true;
      return await work(guard);
    } finally {
      guard.release();
    }
  }

  async #take({ overtaken, calledOff }: Futile): Promise<Guard | undefined> {
    if (overtaken()) return undefined;
    makeFolder(this.#fs, this.folder);
    const guard = await takeGuard(this.#fs, this.folder, this.#waits, () => calledOff() || overtaken());
    if (guard === undefined && (calledOff() || !overtaken())) throw new StoreFault('store/busy', undefined);
    return guard;
  }

  /** A refusal of the system as one of the store; anything else is a bug and stays what it is. */
  #asFault(error: unknown): unknown {
    if (error instanceof StoreFault || codeOf(error) === '') return error;
    const { why, path, detail } = failed(error, this.#name);
    return why === 'other'
      ? new StoreFault('store/failed', { path, detail })
      : new StoreFault(`store/${why}`, { path });
  }
}

/**
 * Makes the runtime folder, durably: a journal in a folder that a crash forgets would be no journal. Without git it
 * lies among the files of the workspace, where git must not take it in later.
 */
function makeFolder(fs: FileSystem, folder: string): void {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) makeFolder(fs, dirname(folder));
  ignoring(new Set(['EEXIST']), () => {
    fs.mkdir(folder);
    if (basename(folder) === '.orch') fs.create(join(folder, '.gitignore'), Buffer.from('*\n'));
  });
  fs.syncFolder(dirname(folder));
}
