import { leaseOf } from '../../leases/index.js';
import { mayBeSame, parseActor } from '../../model/index.js';
import { roleOf } from '../../policy/index.js';
import { changeTask, makePlan } from '../draft.js';
import { refuse, isRefusal } from '../refuse.js';
import type { Intent, Planner } from '../types.js';
import { onlyCommand } from './authority.js';
import { openTask } from './openTask.js';

/**
 * `assign`: gives an open task another owner; by who commands. Refuses an owner without a role, and to take a task from
 * under somebody who holds it.
 */
export const planAssign: Planner<Extract<Intent, { verb: 'assign' }>> = (snapshot, intent, context) => {
  const { workspace } = snapshot;
  const { policy } = workspace;
  const entry = openTask(workspace, intent.id, 'assign');
  if (isRefusal(entry)) return entry;
  const task = entry.record;
  const refusal = onlyCommand(workspace, context, 'assign', task.id);
  if (refusal !== undefined) return refusal;
  const owner = parseActor(intent.owner.trim());
  if (/[|\p{C}]/u.test(owner.text) || roleOf(policy, owner.text) === undefined) {
    const roles = [...policy.roles.keys()].join(', ');
    return refuse('assign/unknown-owner', { id: task.id, owner: owner.text, roles });
  }
  if (task.owner?.text === owner.text) {
    return refuse('set/unchanged', { event: 'assign', id: task.id }, { alreadyDone: true });
  }
  const lease = leaseOf(snapshot, task, context.now);
  if (
    task.state?.category === 'active' &&
    lease?.live === true &&
    !mayBeSame(policy, parseActor(lease.holder), owner)
  ) {
    return refuse('assign/held', { id: task.id, holder: lease.holder }, { holder: lease.holder });
  }
  const drafts = [changeTask(workspace, entry, { owner: owner.text })];
  return makePlan(snapshot, context, { event: 'assign', id: task.id, drafts });
};
