import { extend, grant, sameHolder } from '../../leases/index.js';
import { changeTask, makePlan } from '../draft.js';
import { lockCells } from '../effects/lock.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, MoveContext, Planner, Refusal, Snapshot } from '../types.js';
import { auditToken, heldTask, notActive, startedFrom, type Held } from './lockLease.js';

type Lock = Extract<Intent, { verb: `lock.${'acquire' | 'extend' | 'release' | 'steal'}` }>;

/** `lock.extend`: a heartbeat by the holder. Refuses a lease that is past its grace: it has to be taken anew. */
export const planExtend: Planner<Lock> = (snapshot, intent, context) => {
  const { workspace } = snapshot;
  const held = heldTask(snapshot, intent.id, context);
  if (isRefusal(held)) return held;
  const { entry, task } = held;
  const refusal = notActive(task, 'lock.extend') ?? notHeld(snapshot, held, intent, context);
  if (refusal !== undefined) return refusal;
  const { runtime, lease } = renewed(snapshot, held, context);
  // The row tells of the last heartbeat: a lock is never longer than its time to live.
  const cells = lockCells(task, { ...lease, acquired: context.now });
  return makePlan(snapshot, context, {
    event: 'lock.extend',
    id: task.id,
    drafts: [changeTask(workspace, entry, cells)],
    runtime,
    lease,
    audit: { token: lease.token },
  });
};

function notHeld(
  { workspace: { policy } }: Snapshot,
  { task: { id }, lease }: Held,
  { token }: Lock,
  { caller }: MoveContext,
): Refusal | undefined {
  if (lease === undefined) return refuse('lock/none', { id });
  const { holder } = lease;
  if (!sameHolder(policy, holder, caller.text)) {
    return refuse('submit/not-holder', { event: 'lock.extend', id, actor: caller.text, holder }, { holder });
  }
  if (token !== undefined && token !== lease.token) {
    return refuse('submit/stale-token', { event: 'lock.extend', id, token, current: lease.token, holder });
  }
  return lease.pastGrace ? refuse('lock/lapsed', { id }) : undefined;
}

/** A lock that only the row knows of (another clone's, or a store that was lost) becomes one of this machine. */
function renewed(snapshot: Snapshot, held: Held, context: MoveContext) {
  const { runtime, workspace } = snapshot;
  const { task } = held;
  const after = extend(runtime, task.key, workspace.policy, context.now);
  const lease = held.lease?.source === 'runtime' ? after.leases[task.key] : undefined;
  if (lease !== undefined) return { runtime: after, lease };
  return grant(runtime, workspace.policy, {
    task: task.id,
    key: task.key,
    holder: context.caller.text,
    from: startedFrom(snapshot, held, context),
    now: context.now,
    auditToken: auditToken(context, task),
    event: 'lock.extend',
  });
}
