import type { BaseCommit, Conformance, Step } from '../../core/index.js';

/** A replayed history, as every format tells it. */
export interface Replayed {
  /** Steps, oldest commit first. */
  readonly steps: readonly Step[];
  readonly conformance: Conformance;
  /** How many commits touched the ledgers. */
  readonly commits: number;
  /** The first and the last of them. */
  readonly first: BaseCommit | undefined;
  readonly last: BaseCommit | undefined;
  /** The clone does not have all of the history. */
  readonly shallow: boolean;
}
