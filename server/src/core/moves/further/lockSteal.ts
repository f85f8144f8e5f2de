import { grant, sameHolder, type LeaseView } from '../../leases/index.js';
import { formatTime, MINUTE, type Approval, type Entry } from '../../model/index.js';
import { roleOf } from '../../policy/index.js';
import { changeTask, makePlan } from '../draft.js';
import { lockCells } from '../effects/lock.js';
import { wip } from '../guards/wip.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, MoveContext, Planner, Refusal, Snapshot } from '../types.js';
import { auditToken, heldTask, notActive, startedFrom, type Held } from './lockLease.js';
import { stealRows } from './stealRows.js';

type Lock = Extract<Intent, { verb: `lock.${'acquire' | 'extend' | 'release' | 'steal'}` }>;

/**
 * `lock.steal`: takes the lock of a task over from somebody else, by the owner's role. Free once the lease is past its
 * grace; before that the approved `steal` rows are used up. The former holder is told at his next command.
 */
export const planSteal: Planner<Lock> = (snapshot, { id: given, reason }, context) => {
  const { workspace } = snapshot;
  const { policy } = workspace;
  const held = heldTask(snapshot, given, context);
  if (isRefusal(held)) return held;
  const { entry, task, lease } = held;
  const refusal = notActive(task, 'lock.steal') ?? mayNot(snapshot, held, context);
  if (refusal !== undefined) return refusal;
  if (lease === undefined) return refuse('lock/none', { id: task.id });
  const { caller, now } = context;
  const busy = wip({ policy, workspace, snapshot, caller, task, now });
  if (busy !== undefined) return busy;
  const rows = lease.pastGrace ? [] : rowsFor(snapshot, held, lease, context);
  if (isRefusal(rows)) return rows;
  const { runtime, lease: granted } = grant(snapshot.runtime, policy, {
    task: task.id,
    key: task.key,
    holder: context.caller.text,
    from: startedFrom(snapshot, held, context),
    now: context.now,
    auditToken: auditToken(context, task),
    event: 'lock.steal',
    former: lease,
  });
  const used = rows.map(({ record }) => record.id);
  return makePlan(snapshot, context, {
    event: 'lock.steal',
    id: task.id,
    drafts: [changeTask(workspace, entry, lockCells(task, granted))],
    runtime,
    lease: granted,
    audit: {
      token: granted.token,
      ...(reason === undefined ? {} : { reason }),
      ...(used.length === 0 ? {} : { reliesOn: used }),
    },
  });
};

function mayNot({ workspace }: Snapshot, { task, lease }: Held, { caller }: MoveContext): Refusal | undefined {
  const { policy, flags } = workspace;
  const { id, owner } = task;
  if (flags?.freeze === 'on') return refuse('move/frozen', { event: 'lock.steal', id });
  if (lease !== undefined && sameHolder(policy, lease.holder, caller.text)) return refuse('steal/own', { id });
  const role = owner && roleOf(policy, owner.text)?.name;
  if (role === caller.role.name) return undefined;
  return refuse('start/not-owner', { event: 'lock.steal', id, actor: caller.text, owner: owner?.text ?? '' });
}

function rowsFor(
  { workspace }: Snapshot,
  { task }: Held,
  lease: LeaseView,
  { world }: MoveContext,
): readonly Entry<Approval>[] | Refusal {
  const { rows, missing } = stealRows(workspace, task, lease.acquired, world.history());
  if (missing.length === 0) return rows;
  const free = lease.expires + workspace.policy.lock.graceMinutes * MINUTE;
  const params = { id: task.id, holder: lease.holder, missing: missing.join(', '), free: formatTime(free) };
  return refuse('steal/not-approved', params, { retry: free, holder: lease.holder });
}
