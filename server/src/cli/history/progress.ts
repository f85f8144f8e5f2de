import type { CommandContext } from '../types.js';

/** A line on a terminal that says how far a replay is. */
export interface Progress {
  show(done: number, total: number): void;
  /** Takes the line away. */
  clear(): void;
}

/** Shown on standard error, and only where that is a terminal; a new line for each percent. */
export function progressOf({ io, messages }: CommandContext): Progress {
  if (!io.terminal) return { show: () => undefined, clear: () => undefined };
  let shown = -1;
  return {
    show(done, total) {
      const percent = Math.floor((done / total) * 100);
      if (percent === shown) return;
      shown = percent;
      io.err(`${CLEAR}${messages.replay.progress({ done, total })}`);
    },
    clear() {
      if (shown >= 0) io.err(CLEAR);
    },
  };
}

/** To the first column, and what was there away. */
const CLEAR = '\r\u001b[K';
