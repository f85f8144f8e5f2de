import { sameHolder } from '../leases/index.js';
import { mayBeSame, nameOf, parseActor } from '../model/index.js';
import { roleOf } from '../policy/index.js';
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
  if (who === 'owner') return isOwner(step);
  if (who === 'holder') return lease !== undefined && sameHolder(policy, lease.holder, caller.text);
  return who === 'approver' ? caller.role.approves : caller.role.name === who;
}

/** The owner's role, and its seat or name where the row says one: `WORK1` is not `WORK2`, and no bare `WORK` is Dana. */
function isOwner({ task: { owner }, caller, policy }: Step): boolean {
  if (owner === undefined || roleOf(policy, owner.text)?.name !== caller.role.name) return false;
  const actor = parseActor(caller.text);
  if (nameOf(policy, owner) !== undefined && nameOf(policy, actor) === undefined) return false;
  return mayBeSame(policy, owner, actor);
}
