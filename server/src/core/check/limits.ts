import type { Wanted } from '../ports.js';
import type { Tracker, Validity } from './tracker.js';

const NONE: readonly never[] = [];

/** For how long the answers to many questions hold together, and what they could not be told. */
export interface Bounds {
  readonly from: number;
  readonly until: number;
  readonly wanted: readonly Wanted[];
}

/** Gathers the bounds of many answers. */
export class Limits {
  #from = Number.NEGATIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;
  readonly #wanted: Wanted[] = [];

  add(validity: Validity, tracker: Tracker): void {
    const { from, until, reads = NONE, looks } = validity;
    this.#narrow(from, until);
    for (const { path, text, fact } of reads) if (fact === undefined) this.#wanted.push({ path, text });
    if (looks !== undefined) for (const want of tracker.wantedOf(looks)) this.#wanted.push(want);
  }

  addAll({ from, until, wanted }: Bounds): void {
    this.#narrow(from, until);
    for (const want of wanted) this.#wanted.push(want);
  }

  get all(): Bounds {
    return { from: this.#from, until: this.#until, wanted: this.#wanted };
  }

  #narrow(from: number, until: number): void {
    if (from > this.#from) this.#from = from;
    if (until < this.#until) this.#until = until;
  }
}
