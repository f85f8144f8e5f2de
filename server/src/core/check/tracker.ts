import type { Fact, Facts, Wanted } from '../ports.js';
import type { TaskIndex } from '../model/index.js';
import type { OwnSeverities } from '../gate/index.js';
import type { Binding, Clock, RuleContext } from '../rules/types.js';
import type { Ignored } from '../rules/support/ignored.js';
import type { Past } from '../past/index.js';
import type { Policy } from '../policy/index.js';

/** For how long a remembered result holds: while the time is in `[from, until)` and every fact read is the same. */
export interface Validity {
  readonly from: number;
  readonly until: number;
  readonly facts: Facts;
  /** What was asked of the facts, undefined where nothing was. */
  readonly reads: readonly FactRead[] | undefined;
  readonly past: Past;
  /** What was asked of base and log, undefined where nothing was. */
  readonly looks: readonly PastRead[] | undefined;
  /** Which ids were asked for as tasks, undefined where none was. */
  readonly asked: readonly TaskRead[] | undefined;
}

/** A question about the past, and what was known then. */
interface PastRead {
  readonly kind: 'binding' | 'text';
  readonly key: string;
  readonly answer: string | null | undefined;
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
export function readsSame({ reads, looks, facts: before, past }: Validity, tracker: Tracker): boolean {
  const { facts } = tracker;
  const sameFacts =
    facts === before || (reads?.every(({ path, text, fact }) => facts.get(path, text) === fact) ?? true);
  if (!sameFacts || looks === undefined || (past === tracker.past && facts === before)) return sameFacts;
  return looks.every(({ kind, key, answer }) => tracker.lookUp(kind, key) === answer);
}

/** The validity of a result of which the part that reads facts was made anew. */
export function together(kept: Validity, renewed: Validity): Validity {
  return {
    from: Math.max(kept.from, renewed.from),
    until: Math.min(kept.until, renewed.until),
    facts: renewed.facts,
    reads: renewed.reads,
    past: renewed.past,
    looks: renewed.looks,
    asked: kept.asked === undefined ? renewed.asked : kept.asked.concat(renewed.asked ?? []),
  };
}

/** The context that rules see: it answers, and notes what the answers depended on. */
export class Tracker implements RuleContext, Clock {
  #from = Number.NEGATIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;
  #reads: FactRead[] | undefined;
  #asked: TaskRead[] | undefined;
  #looks: PastRead[] | undefined;
  /** How often a fact, or the past, was asked for so far. */
  asks = 0;

  /** @param tasks the tasks of the workspace by their keys */
  constructor(
    readonly policy: Policy,
    readonly now: number,
    readonly facts: Facts,
    readonly tasks: TaskIndex,
    readonly past: Past,
    readonly ownSeverities: OwnSeverities,
    readonly ignored: Ignored,
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

  baseText(path: string): string | null | undefined {
    return this.#look('text', path);
  }

  bindingOf(key: string): Binding {
    this.#look('binding', key);
    return { decision: this.past.decisionOf(key), inBase: this.past.isApprovedInBase(key) };
  }

  #look(kind: PastRead['kind'], key: string): PastRead['answer'] {
    const answer = this.lookUp(kind, key);
    this.asks++;
    (this.#looks ??= []).push({ kind, key, answer });
    return answer;
  }

  /** An answer about the past, without a note that it was asked. */
  lookUp(kind: PastRead['kind'], key: string): PastRead['answer'] {
    if (kind === 'text') return this.facts.base?.(key);
    const { binding, approved = NONE } = this.past.decisionOf(key) ?? {};
    const digests = [binding?.digest ?? '', ...approved].join(',');
    return `${this.past.isApprovedInBase(key) ? 'base' : ''} ${digests} ${binding?.path ?? ''}`;
  }

  /** What of the base was asked for and is not known, where the shell can look. */
  wantedOf(looks: Validity['looks']): readonly Wanted[] {
    if (looks === undefined || this.facts.base === undefined) return NONE;
    const unknown = looks.filter(({ kind, answer }) => kind === 'text' && answer === undefined);
    return unknown.map(({ key }) => ({ path: key, text: true, base: true }));
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

  #read(path: string, text: boolean): Fact | undefined {
    const fact = this.facts.get(path, text);
    this.asks++;
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
      past: this.past,
      looks: this.#looks?.slice(),
      asked: this.#asked?.slice(),
    };
    this.#from = Number.NEGATIVE_INFINITY;
    this.#until = Number.POSITIVE_INFINITY;
    this.#reads = undefined;
    this.#looks = undefined;
    this.#asked = undefined;
    return validity;
  }
}

const NONE: readonly never[] = [];

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
