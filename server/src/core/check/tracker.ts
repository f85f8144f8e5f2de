import type { Fact, Facts, Wanted } from '../ports.js';
import type { Clock, RuleContext } from '../rules/types.js';
import type { Policy } from '../policy/index.js';

/** For how long a remembered result holds: while the time is in `[from, until)` and every fact read is the same. */
export interface Validity {
  readonly from: number;
  readonly until: number;
  readonly facts: Facts;
  /** What was asked of the facts, undefined where nothing was. */
  readonly reads: readonly FactRead[] | undefined;
}

interface FactRead extends Wanted {
  readonly fact: Fact | undefined;
}

/** Whether a result remembered with `validity` still holds. */
export function holds(validity: Validity, now: number, facts: Facts): boolean {
  if (now < validity.from || now >= validity.until) return false;
  if (validity.reads === undefined || facts === validity.facts) return true;
  return validity.reads.every(({ path, text, fact }) => facts.get(path, text) === fact);
}

/** The context that rules see: it answers, and notes what the answers depended on. */
export class Tracker implements RuleContext, Clock {
  #from = Number.NEGATIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;
  #reads: FactRead[] | undefined;

  constructor(
    readonly policy: Policy,
    readonly now: number,
    readonly facts: Facts,
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

  #read(path: string, text: boolean): Fact | undefined {
    const fact = this.facts.get(path, text);
    (this.#reads ??= []).push({ path, text, fact });
    return fact;
  }

  /** What was depended on since the last call, and starts anew. */
  take(): Validity {
    const validity = { from: this.#from, until: this.#until, facts: this.facts, reads: this.#reads };
    this.#from = Number.NEGATIVE_INFINITY;
    this.#until = Number.POSITIVE_INFINITY;
    this.#reads = undefined;
    return validity;
  }
}
