import type { Task } from '../model/index.js';

/** Who holds a task and until when, as the shell knows it: its lease store, else the row. */
export interface HeldLock {
  readonly owner: string;
  /** UTC milliseconds; undefined where nobody said. */
  readonly expires: number | undefined;
  /** Whoever asks holds it. */
  readonly mine: boolean;
}

export type LockOf = (task: Task) => HeldLock | undefined;
