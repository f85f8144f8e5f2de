import { sameHolder } from '../leases/index.js';
import { isOwner } from './further/authority.js';
import { refuse } from './refuse.js';
import type { Step } from './step.js';
import type { Refusal } from './types.js';

/** Refuses a caller whom the table does not let do this to this task. */
export function wrongRole(step: Step): Refusal | undefined {
  const { event, caller, task, lease } = step;
  if (event.by.some((who) => mayAs(who, step))) return undefined;
  const common = { event: event.name, id: task.id, actor: caller.text };
  if (event.by.includes('holder')) {
    const holder = lease?.holder ?? '';
    return refuse('submit/not-holder', { ...common, holder }, holder === '' ? {} : { holder });
  }
  if (event.by.includes('owner')) return refuse('start/not-owner', { ...common, owner: task.owner?.text ?? '' });
  return refuse('move/wrong-role', { ...common, by: event.by.join(', ') });
}

function mayAs(who: string, step: Step): boolean {
  const { caller, lease, policy } = step;
  if (who === 'any') return true;
  if (who === 'owner') return isOwner(policy, step.task, caller);
  if (who === 'holder') return lease !== undefined && sameHolder(policy, lease.holder, caller.text);
  return who === 'approver' ? caller.role.approves : caller.role.name === who;
}
