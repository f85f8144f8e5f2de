import { MINUTE } from '../model/index.js';
import type { Policy } from '../policy/index.js';

/** What of a lease says how long it lasts. */
interface Term {
  /** UTC milliseconds. */
  readonly expires: number;
  readonly lapsed?: true;
}

/** Whether nobody else may have the task: before the lease's end, unless somebody has seen it past its grace. */
export function isLive({ expires, lapsed }: Term, now: number): boolean {
  return now < expires && lapsed !== true;
}

/** Whether anybody may take the task: the lease ended longer ago than the policy's grace, or was seen so once. */
export function isPastGrace({ expires, lapsed }: Term, { lock }: Policy, now: number): boolean {
  return lapsed === true || now >= expires + lock.graceMinutes * MINUTE;
}

/** How long a lease lasts from its grant or last heartbeat, in milliseconds. */
export function ttlOf({ lock }: Policy): number {
  return lock.ttlMinutes * MINUTE;
}
