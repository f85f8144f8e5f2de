import type { Policy } from '../policy/index.js';
import { isPastGrace } from './time.js';
import type { RuntimeState } from './types.js';

/**
 * Marks the leases that are past their grace: they never come alive again, also when a clock goes back. The same
 * object where there is none to mark.
 */
export function lapse(runtime: RuntimeState, policy: Policy, now: number): RuntimeState {
  const entries = Object.entries(runtime.leases);
  const isOver = ([, lease]: (typeof entries)[number]): boolean => {
    return lease.lapsed !== true && isPastGrace(lease, policy, now);
  };
  if (!entries.some(isOver)) return runtime;
  const marked = entries.map((entry) => (isOver(entry) ? ([entry[0], { ...entry[1], lapsed: true }] as const) : entry));
  return { ...runtime, leases: Object.fromEntries(marked) };
}
