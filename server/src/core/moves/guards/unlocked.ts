import { sameHolder } from '../../leases/index.js';
import { locked } from '../notLegal.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** Nobody else holds a live lease on the task. */
export function unlocked({ lease, caller, task, policy }: Step): Refusal | undefined {
  const free = lease === undefined || !lease.live || sameHolder(policy, lease.holder, caller.text);
  return free ? undefined : locked(task, lease, policy);
}
