import { idKey } from '../model/index.js';
import { holderKey } from './holder.js';
import { storedLease } from './runtime.js';
import type { LostLease, RuntimeState } from './types.js';

/** The leases that a holder has lost and was not told of yet, each with who holds the task by now. */
export function noticesFor(runtime: RuntimeState, holder: string): readonly LostLease[] {
  const key = holderKey(holder);
  const lost = Object.hasOwn(runtime.lost, key) ? (runtime.lost[key] ?? []) : [];
  return lost.map((notice) => ({ ...notice, holder: storedLease(runtime, idKey(notice.task))?.holder ?? null }));
}

/** The state after a holder was told. The same object where there was nothing to tell. */
export function forgetNotices(runtime: RuntimeState, holder: string): RuntimeState {
  const key = holderKey(holder);
  if (!Object.hasOwn(runtime.lost, key)) return runtime;
  return { ...runtime, lost: Object.fromEntries(Object.entries(runtime.lost).filter(([other]) => other !== key)) };
}

/** Notes that a holder has lost a lease. */
export function noteLost(runtime: RuntimeState, holder: string, notice: LostLease): RuntimeState {
  const key = holderKey(holder);
  const before = Object.hasOwn(runtime.lost, key) ? (runtime.lost[key] ?? []) : [];
  const others = Object.entries(runtime.lost).filter(([other]) => other !== key);
  return { ...runtime, lost: Object.fromEntries([...others, [key, [...before, notice]]]) };
}
