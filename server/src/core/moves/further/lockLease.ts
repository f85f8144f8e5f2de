import { highestToken, leaseOf, type LeaseView } from '../../leases/index.js';
import { idKey, latestOf, resultRows, type Entry, type Task } from '../../model/index.js';
import { keysOf } from '../../past/renames.js';
import { stateOf, type Policy } from '../../policy/index.js';
import { firstOf } from '../../process/index.js';
import { findTask } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { MoveContext, Refusal, Snapshot } from '../types.js';

/** A task that is being worked on, and who holds it. */
export interface Held {
  readonly entry: Entry<Task>;
  readonly task: Task;
  readonly lease: LeaseView | undefined;
}

/** The task with an id, and its lease. */
export function heldTask(snapshot: Snapshot, id: string, { now }: MoveContext): Held | Refusal {
  const entry = findTask(snapshot.workspace, id);
  if (isRefusal(entry)) return entry;
  const task = entry.record;
  return { entry, task, lease: leaseOf(snapshot, task, now) };
}

/** Locks are for work that is under way. */
export function notActive(task: Task, event: string): Refusal | undefined {
  const { state, id } = task;
  if (state?.category === 'active') return undefined;
  return refuse('lock/not-active', { event, id, state: state?.name ?? task.text('state') });
}

/** Highest token that the audit log knows for a task. */
export function auditToken({ world }: MoveContext, task: Task): number {
  return highestToken(world.auditSummary(), task.key);
}

/**
 * The state that the present work on a task was started from, so that handing it back knows whether it is rework: as
 * the lease says, else the audit log, else the decision on its last result.
 */
export function startedFrom({ workspace }: Snapshot, { task, lease }: Held, { world }: MoveContext): string {
  const { policy } = workspace;
  if (lease?.from !== undefined && lease.from !== '') return lease.from;
  const history = world.history();
  const keys = keysOf(task.key, history);
  const line = history.findLast(({ line: { id, from, to, undoes } }) => {
    return (
      undoes === undefined && id !== null && keys.has(idKey(id)) && isActive(policy, to) && !isActive(policy, from)
    );
  });
  if (typeof line?.line.from === 'string') return line.line.from;
  const last = latestOf(resultRows(workspace, task));
  const rework = last?.record.status === 'rejected';
  return (firstOf(policy, rework ? 'rework' : 'ready') ?? firstOf(policy, 'ready'))?.name ?? '';
}

function isActive(policy: Policy, state: string | null | undefined): boolean {
  return typeof state === 'string' && stateOf(policy, state)?.category === 'active';
}
