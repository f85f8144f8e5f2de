import { sameHolder } from '../../leases/index.js';
import { formatTime, MINUTE } from '../../model/index.js';
import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** Whoever remembers a fencing token remembers the one of the present lease: an older one means that it was lost. */
export function currentToken({ intent, lease, task, event }: Step): Refusal | undefined {
  if (intent.token === undefined || intent.token === lease?.token) return undefined;
  const params = { event: event.name, id: task.id, token: intent.token, current: lease?.token ?? 0 };
  const holder = lease?.holder ?? '';
  return refuse('submit/stale-token', { ...params, holder }, holder === '' ? {} : { holder });
}

/** Held work is handed back by its holder; by anybody only once the lease is past its grace. */
export function handedBack({ lease, caller, policy, task, event }: Step): Refusal | undefined {
  if (lease === undefined || lease.pastGrace || sameHolder(policy, lease.holder, caller.text)) return undefined;
  const free = lease.expires + policy.lock.graceMinutes * MINUTE;
  const params = { event: event.name, id: task.id, holder: lease.holder, free: formatTime(free) };
  return refuse('recover/held', params, { retry: free, holder: lease.holder });
}
