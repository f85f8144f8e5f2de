import { leaseOf, release, sameHolder } from '../../leases/index.js';
import { formatTime, MINUTE, type Task } from '../../model/index.js';
import { commandRoles, eventsFrom } from '../../process/index.js';
import { changeTask, joinDrafts, makePlan } from '../draft.js';
import { emptyCells } from '../effects/lock.js';
import { isRefusal, refuse } from '../refuse.js';
import type { EventIntent, Intent, MoveContext, Plan, Planner, Refusal, Snapshot } from '../types.js';
import { heldTask, type Held } from './lockLease.js';

type Lock = Extract<Intent, { verb: `lock.${'acquire' | 'extend' | 'release' | 'steal'}` }>;

/** Does an event of the process on a task. */
type PlanEvent = (snapshot: Snapshot, intent: EventIntent, context: MoveContext) => Plan | Refusal;

const HANDED_BACK = 'lock released';
const CLEANED = 'lease past its grace';

/**
 * `lock.release`: of a task that is under way it is the event `recover`. Elsewhere it takes away a lock that was left
 * behind: by its holder, by who commands, and by anybody once it is past its grace.
 */
export function releases(planEvent: PlanEvent): Planner<Lock> {
  return (snapshot, { id, reason = HANDED_BACK, token }, context) => {
    const held = heldTask(snapshot, id, context);
    if (isRefusal(held)) return held;
    const event = recoverOf(snapshot, held.task);
    if (event === undefined) return leftBehind(snapshot, held, context);
    const remembered = token === undefined ? {} : { token };
    return planEvent(snapshot, { verb: 'event', event, id: held.task.id, reason, ...remembered }, context);
  };
}

/** The event that hands a task back: it releases the lock, and anybody may do it in the end. */
function recoverOf({ workspace }: Snapshot, { state }: Task): string | undefined {
  if (state?.category !== 'active') return undefined;
  const ways = eventsFrom(workspace.policy, state);
  return ways.find(({ event }) => event.lock === 'release' && event.by.includes('any') && event.approval === 'none')
    ?.event.name;
}

function leftBehind(snapshot: Snapshot, { entry, task, lease }: Held, context: MoveContext): Plan | Refusal {
  const { workspace, runtime } = snapshot;
  const { policy } = workspace;
  const { caller, now } = context;
  const { id } = task;
  if (lease === undefined && task.lock === undefined) return refuse('lock/none', { id }, { alreadyDone: true });
  const may = lease === undefined || lease.pastGrace || sameHolder(policy, lease.holder, caller.text);
  if (!may && !commandRoles(policy).includes(caller.role.name)) {
    const free = lease.expires + policy.lock.graceMinutes * MINUTE;
    const params = { event: 'lock.release', id, holder: lease.holder, free: formatTime(free) };
    return refuse('recover/held', params, { retry: free, holder: lease.holder });
  }
  return makePlan(snapshot, context, {
    event: 'lock.release',
    id,
    drafts: [changeTask(workspace, entry, emptyCells(task))],
    runtime: release(runtime, policy, task.key, { event: 'lock.release', actor: caller.text, now }),
    audit: lease?.source === 'runtime' ? { token: lease.token } : {},
  });
}

/** `lock.clean`: gives back every task whose lease is past its grace, in one move. */
export function cleans(planEvent: PlanEvent): Planner<Extract<Intent, { verb: 'lock.clean' }>> {
  return (snapshot, _, context) => {
    const plans: Plan[] = [];
    let { runtime } = snapshot;
    for (const { record } of snapshot.workspace.tasks) {
      const event = recoverOf(snapshot, record);
      if (event === undefined || leaseOf(snapshot, record, context.now)?.pastGrace !== true) continue;
      const intent = { verb: 'event', event, id: record.id, reason: CLEANED } as const;
      const plan = planEvent({ ...snapshot, runtime }, intent, context);
      if (isRefusal(plan)) continue;
      plans.push(plan);
      runtime = plan.runtime;
    }
    if (plans.length === 0) return refuse('lock/clean', undefined, { alreadyDone: true });
    const drafts = [joinDrafts(plans.map(({ files, audit }) => ({ files, rows: audit.rows })))];
    return makePlan(snapshot, context, { event: 'lock.clean', id: null, drafts, runtime, audit: { reason: CLEANED } });
  };
}
