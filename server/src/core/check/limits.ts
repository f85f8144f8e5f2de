import type { Wanted } from '../ports.js';
import type { Validity } from './tracker.js';

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

  add({ from, until, reads }: Validity): void {
    this.#narrow(from, until);
    if (reads === undefined) return;
    for (const { path, text, fact } of reads) if (fact === undefined) this.#wanted.push({ path, text });
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
