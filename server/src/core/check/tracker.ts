import type { Fact, Facts, Wanted } from '../ports.js';
import type { TaskIndex } from '../model/index.js';
import type { Clock, RuleContext } from '../rules/types.js';
import type { OwnSeverities } from '../gate/index.js';
import type { Past } from '../past/index.js';
import type { Policy } from '../policy/index.js';

/** For how long a remembered result holds: while the time is in `[from, until)` and every fact read is the same. */
export interface Validity {
  readonly from: number;
  readonly until: number;
  readonly facts: Facts;
  /** What was asked of the facts, undefined where nothing was. */
  readonly reads: readonly FactRead[] | undefined;
  /** Which ids were asked for as tasks, undefined where none was. */
  readonly asked: readonly TaskRead[] | undefined;
}

interface TaskRead {
  readonly key: string;
  readonly known: boolean;
}

interface FactRead extends Wanted {
  readonly fact: Fact | undefined;
}

/** Whether time and task ids are for a remembered result as they were. */
export function stillTrue(validity: Validity, tracker: Tracker): boolean {
  const { now } = tracker;
  if (now < validity.from || now >= validity.until) return false;
  return validity.asked?.every(({ key, known }) => tracker.hasTask(key) === known) ?? true;
}

/** Whether the facts are for a remembered result as they were. */
export function readsSame({ reads, facts: before }: Validity, { facts }: Tracker): boolean {
  if (reads === undefined || facts === before) return true;
  return reads.every(({ path, text, fact }) => facts.get(path, text) === fact);
}

/** The validity of a result of which the part that reads facts was made anew. */
export function together(kept: Validity, renewed: Validity): Validity {
  return {
    from: Math.max(kept.from, renewed.from),
    until: Math.min(kept.until, renewed.until),
    facts: renewed.facts,
    reads: renewed.reads,
    asked: kept.asked === undefined ? renewed.asked : kept.asked.concat(renewed.asked ?? []),
  };
}

/** The context that rules see: it answers, and notes what the answers depended on. */
export class Tracker implements RuleContext, Clock {
  #from = Number.NEGATIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;
  #reads: FactRead[] | undefined;
  #asked: TaskRead[] | undefined;
  #asks = 0;

  /** @param tasks the tasks of the workspace by their keys */
  constructor(
    readonly policy: Policy,
    readonly now: number,
    readonly facts: Facts,
    readonly tasks: TaskIndex,
    readonly past: Past,
    readonly ownSeverities: OwnSeverities,
  ) {}

  get clock(): Clock {
    return this;
  }

  reached(ms: number): boolean {
    if (ms <= this.now) {
      if (ms > this.#from) this.#from = ms;
      return true;
    }
    if (ms < this.#until) this.#until = ms;
    return false;
  }

  fact(path: string): Fact | undefined {
    return this.#read(path, false);
  }

  textFact(path: string): Fact | undefined {
    return this.#read(path, true);
  }

  isTask(key: string): boolean {
    const known = this.hasTask(key);
    (this.#asked ??= []).push({ key, known });
    return known;
  }

  /** `isTask` without a note that it was asked. */
  hasTask(key: string): boolean {
    return this.tasks.size === 0 || this.tasks.has(key);
  }

  /** How often a fact was asked for so far. */
  get asks(): number {
    return this.#asks;
  }

  #read(path: string, text: boolean): Fact | undefined {
    const fact = this.facts.get(path, text);
    this.#asks++;
    const reads = (this.#reads ??= []);
    if (!isNoted(reads, path, text)) reads.push({ path, text, fact });
    return fact;
  }

  /** What was depended on since the last call, and starts anew. */
  take(): Validity {
    const validity = {
      from: this.#from,
      until: this.#until,
      facts: this.facts,
      // Copies have no room to grow, and these are kept for every record.
      reads: this.#reads?.slice(),
      asked: this.#asked?.slice(),
    };
    this.#from = Number.NEGATIVE_INFINITY;
    this.#until = Number.POSITIVE_INFINITY;
    this.#reads = undefined;
    this.#asked = undefined;
    return validity;
  }
}

/** Rules of one record ask the same one after the other: whether the same is among what was noted last. */
function isNoted(reads: readonly FactRead[], path: string, text: boolean): boolean {
  for (let at = reads.length - 1; at >= 0 && at >= reads.length - LOOK_BACK; at--) {
    const read = reads[at];
    if (read?.path === path && read.text === text) return true;
  }
  return false;
}

/** As many as an absolute path has tails. */
const LOOK_BACK = 32;
