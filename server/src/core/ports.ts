/** What core asks of the world. Core never looks itself: the shells gather answers and hand them in as values. */
import type { RuntimeState } from './leases/index.js';
import type { RefusalCode, RefusalParams } from './messages/index.js';
import type { Snapshot, World } from './moves/types.js';

/** What is known of a path inside the root. */
export type Fact =
  | {
      readonly kind: 'file';
      readonly size: number;
      /** Git ignores it: nobody else will ever see it. */
      readonly ignored: boolean;
      /** Present where the text was asked for and the file is UTF-8 of at most 1 MB. */
      readonly text?: string;
    }
  | { readonly kind: 'directory'; readonly ignored: boolean }
  /** `ignored`: git would ignore it; known where a folder above it was asked for too, and is there. */
  | { readonly kind: 'missing'; readonly ignored?: true }
  /** A device, FIFO, socket, a link that leads out of the root or in a circle: never opened. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A question that a rule had and `Facts` could not answer. */
export interface Wanted {
  /** Relative to the root, `/` between parts, normalised. */
  readonly path: string;
  /** Whether the text is needed too. */
  readonly text: boolean;
  /** Not the file as it is, but its text in the commit that the ledgers are compared with. */
  readonly base?: true;
}

/** An immutable set of answers. The same object always gives the same answers. */
export interface Facts {
  /** Undefined: nobody has looked yet. A file asked for with `text` counts as unknown until its text was read or cannot be. */
  get(path: string, text: boolean): Fact | undefined;
  /**
   * The text of a file in the commit that the ledgers are compared with; null: it has none (or none that is UTF-8 of at
   * most 1 MB). Undefined: nobody has looked yet. A shell that cannot look leaves it out, and is not asked.
   */
  base?(path: string): string | null | undefined;
}

/** No answers at all: everything is unknown, so no rule says anything about other files. */
export const NO_FACTS: Facts = { get: () => undefined };

/** Facts from a map; a path that is not in it is unknown. */
export function factsFrom(known: ReadonlyMap<string, { readonly fact: Fact; readonly text: boolean }>): Facts {
  return {
    get(path, text) {
      const entry = known.get(path);
      return entry === undefined || (text && !entry.text && entry.fact.kind === 'file') ? undefined : entry.fact;
    },
  };
}

/** New text of one file of the root; `before` undefined: it is created, `after` undefined: it is removed. */
export interface FileChange {
  /** Relative to the root, `/` between parts. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Whole lines put behind what a file holds, whatever that is; the file is created where it is not there. */
export interface FileAppend {
  readonly path: string;
  readonly text: string;
}

/** What a mover wants written, all of it or nothing. */
export interface Commit {
  /** What it was planned on: where any file of it, or the runtime state, is no longer so, nothing is written. */
  readonly basis: Snapshot;
  readonly files: readonly FileChange[];
  /** The audit line. Only the owner of the runtime state appends to its file, so nothing is compared but the state. */
  readonly appends: readonly FileAppend[];
  readonly runtime: RuntimeState;
}

export type CommitResult =
  | { readonly kind: 'done' }
  /** Somebody else wrote meanwhile: read again, plan again. */
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }
  | {
      readonly kind: 'failed';
      readonly why: 'read-only' | 'disk-full' | 'denied' | 'outside' | 'other';
      readonly path: string;
      /** What the system said: `EROFS`. */
      readonly detail: string;
    };

/** Thrown where a store can neither be read nor written as it stands; `perform` makes a refusal of it. */
export class StoreFault<C extends StoreFaultCode = StoreFaultCode> extends Error {
  constructor(
    readonly code: C,
    readonly params: RefusalParams<C>,
  ) {
    super(code);
  }
}

/** `store/busy`: another move does not end; `store/newer` and `store/damaged`: files that Orch keeps beside the ledgers. */
export type StoreFaultCode = Extract<RefusalCode, `store/${string}`>;

/** Whether who wanted something does so no longer. */
export type CalledOff = () => boolean;

/**
 * Where ledgers and runtime state are kept: the one way to write them. Any of its methods may throw a `StoreFault`; one
 * that is called off while it waits for other movers throws `store/busy`, and has written nothing.
 */
export interface Store {
  /** What stands there now, never half of a move: what a dead mover left is finished or undone first. `previous` makes it quick. */
  read(previous?: Snapshot, calledOff?: CalledOff): Promise<Snapshot>;
  commit(commit: Commit, calledOff?: CalledOff): Promise<CommitResult>;
  /** Runs `work` while no other mover commits; undefined where the guard could not be had in time, or it was called off. */
  exclusively<T>(work: () => Promise<T>, calledOff?: CalledOff): Promise<T | undefined>;
}

/** Answers to what a planner asks of the world (see `World`), looked up fresh for every move. */
export type Answers = {
  readonly [K in keyof World]: (...args: Parameters<World[K]>) => ReturnType<World[K]> | Promise<ReturnType<World[K]>>;
};
