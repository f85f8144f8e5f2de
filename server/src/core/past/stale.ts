import { parseTime } from '../model/index.js';
import type { Policy } from '../policy/index.js';
import { sameCell } from './cells.js';
import type { Reference } from './reference.js';
import type { Touch } from './touches.js';

/** That a row is there or not weighs more than what it says. */
const PRESENCE = 1000;

/**
 * How many of the first touches of a row the base has already: a log is often committed later than the ledgers, or
 * never. It is where the base's row fits best between what lines left and what the next ones found; where several fit,
 * the earliest, unless all lines up to a later one are older than the commit.
 * @param time when the base was committed
 */
export function staleCount(policy: Policy, touches: readonly Touch[], reference: Reference, time: number): number {
  const expected = new Expected(policy, touches, reference);
  let best = { at: 0, misfit: expected.misfit };
  let old = true;
  touches.forEach((touch, index) => {
    expected.pass(touch);
    old &&= isOlder(touch, time);
    const { misfit } = expected;
    if (misfit < best.misfit || (misfit === best.misfit && misfit > 0 && old)) best = { at: index + 1, misfit };
  });
  return best.at;
}

/** How many of the touches a row has that reads just as they left it; all, where it reads like after none of them. */
export function exactCount(policy: Policy, touches: readonly Touch[], reference: Reference): number {
  const expected = new Expected(policy, touches, reference);
  if (expected.misfit === 0) return 0;
  const at = touches.findIndex((touch) => {
    expected.pass(touch);
    return expected.misfit === 0;
  });
  return at === -1 ? touches.length : at + 1;
}

function isOlder({ placed }: Touch, time: number): boolean {
  const at = parseTime(placed.line.time);
  return 'ms' in at && at.ms <= time;
}

/** How the row should read at a point between touches. */
class Expected {
  readonly #cells = new Map<string, string>();
  #present: boolean;

  constructor(
    readonly policy: Policy,
    touches: readonly Touch[],
    readonly reference: Reference,
  ) {
    this.#present = touches[0]?.change.before !== null;
    for (const { change } of touches) {
      for (const [column, text] of Object.entries(change.before ?? {})) {
        if (!this.#cells.has(column)) this.#cells.set(column, text);
      }
    }
  }

  pass({ change: { before, after } }: Touch): void {
    this.#present = after !== null;
    if (before === null) for (const column of this.#cells.keys()) this.#cells.set(column, '');
    for (const [column, text] of Object.entries(after ?? {})) this.#cells.set(column, text);
  }

  get misfit(): number {
    if (this.#present !== this.reference.present) return PRESENCE;
    if (!this.#present) return 0;
    let count = 0;
    for (const [column, text] of this.#cells) {
      const said = this.reference.text(column);
      if (said !== undefined && !sameCell(this.policy, column, said, text)) count++;
    }
    return count;
  }
}
