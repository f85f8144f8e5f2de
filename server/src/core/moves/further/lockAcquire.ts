import { grant, sameHolder } from '../../leases/index.js';
import { formatTime } from '../../model/index.js';
import { changeTask, makePlan } from '../draft.js';
import { lockCells } from '../effects/lock.js';
import { wip } from '../guards/wip.js';
import { locked } from '../notLegal.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, Planner } from '../types.js';
import { isOwner } from './authority.js';
import { auditToken, heldTask, notActive, startedFrom } from './lockLease.js';

type Lock = Extract<Intent, { verb: `lock.${'acquire' | 'extend' | 'release' | 'steal'}` }>;

/** `lock.acquire`: the lock of a task that is under way and that nobody holds any more, by its owner. */
export const planAcquire: Planner<Lock> = (snapshot, { id: given }, context) => {
  const { workspace } = snapshot;
  const { policy, flags } = workspace;
  const { caller, now } = context;
  const held = heldTask(snapshot, given, context);
  if (isRefusal(held)) return held;
  const { entry, task, lease } = held;
  const { id } = task;
  const refusal = notActive(task, 'lock.acquire');
  if (refusal !== undefined) return refusal;
  if (flags?.freeze === 'on') return refuse('move/frozen', { event: 'lock.acquire', id });
  const own = lease !== undefined && sameHolder(policy, lease.holder, caller.text);
  if (own && lease.live) {
    return refuse('lock/yours', { id, expires: formatTime(lease.expires), token: lease.token }, { alreadyDone: true });
  }
  if (lease !== undefined && !own && !lease.pastGrace) return locked(task, lease, policy);
  if (!isOwner(policy, task, caller)) {
    return refuse('start/not-owner', { event: 'lock.acquire', id, actor: caller.text, owner: task.owner?.text ?? '' });
  }
  const busy = wip({ policy, workspace, snapshot, caller, task, now });
  if (busy !== undefined) return busy;
  const { runtime, lease: granted } = grant(snapshot.runtime, policy, {
    task: id,
    key: task.key,
    holder: caller.text,
    from: startedFrom(snapshot, held, context),
    now,
    auditToken: auditToken(context, task),
    event: 'lock.acquire',
    ...(lease && { former: lease }),
  });
  return makePlan(snapshot, context, {
    event: 'lock.acquire',
    id,
    drafts: [changeTask(workspace, entry, lockCells(task, granted))],
    runtime,
    lease: granted,
    audit: { token: granted.token },
  });
};
