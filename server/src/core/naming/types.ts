import type { Range } from '../text/index.js';

/** A place in a file of the workspace. */
export interface Target {
  readonly file: string;
  /** Absolute. */
  readonly range: Range;
}
