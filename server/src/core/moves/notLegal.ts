import { sameHolder, type LeaseView } from '../leases/index.js';
import { formatTime, MINUTE, type Task } from '../model/index.js';
import type { EventDefinition, Policy, State } from '../policy/index.js';
import { targetOf } from '../process/index.js';
import { refuse } from './refuse.js';
import type { MoveContext, Refusal } from './types.js';
import { wayTo } from './way.js';

/** An event that the table does not know from where the task is. */
interface Misstep extends Pick<MoveContext, 'caller'> {
  readonly policy: Policy;
  readonly task: Task;
  readonly event: EventDefinition;
  readonly from: State;
  readonly lease: LeaseView | undefined;
}

/** Why an event cannot happen from here: it has happened already, another was first, or the table has no such way. */
export function alreadyOrNotLegal(step: Misstep): Refusal {
  const { policy, task, event, from, lease, caller } = step;
  const there = event.to !== 'origin' && targetOf(policy, event) === from;
  const held = event.lock === 'acquire' && from.category === 'active' && lease?.live === true ? lease : undefined;
  if (held !== undefined && !sameHolder(policy, held.holder, caller.text)) return locked(task, held, policy);
  const params = { event: event.name, id: task.id, state: from.name };
  if (there) return refuse('move/already', params, { alreadyDone: true, ...(held && { holder: held.holder }) });
  return refuse('move/not-legal', { ...params, way: wayTo(policy, from, event) });
}

/** Another holds the task: until when, and from when anybody may free it. */
export function locked(task: Task, lease: LeaseView, policy: Policy): Refusal {
  const free = lease.expires + policy.lock.graceMinutes * MINUTE;
  const params = { id: task.id, holder: lease.holder, expires: formatTime(lease.expires), free: formatTime(free) };
  return refuse('start/locked', params, { retry: free, holder: lease.holder });
}
