import type { AuditLine, RowChange } from '../../audit/index.js';
import { grant, release, sameHolder, type Lease, type RuntimeState } from '../../leases/index.js';
import { idKey, parseActor, type Entry, type Task } from '../../model/index.js';
import { stateOf, type Policy } from '../../policy/index.js';
import { eventNamed } from '../../process/index.js';
import { refuse } from '../refuse.js';
import type { MoveContext, Refusal, Snapshot } from '../types.js';
import { auditToken, startedFrom } from './lockLease.js';

/** The leases after a move was taken back. */
export interface UndoneLease {
  readonly runtime: RuntimeState;
  /** Granted anew to whoever held the task before the move. */
  readonly lease?: Lease;
}

/**
 * Work that the move began is not held any more; work that it ended is held again by who held it before. Refuses to
 * give work back to somebody whom another freed it from, and while the workspace is frozen.
 */
export function undoneLease(snapshot: Snapshot, line: AuditLine, context: MoveContext): UndoneLease | Refusal {
  const { runtime, workspace } = snapshot;
  const { policy } = workspace;
  const row = line.rows.find(({ kind, before, after }) => kind === 'task' && before !== null && after !== null);
  const entry = row && workspace.taskByKey.get(idKey(row.id));
  if (row === undefined || entry === undefined) return { runtime };
  if (isActive(policy, row.after) || line.event === 'lock.acquire') {
    const by = { event: 'undo', actor: context.caller.text, now: context.now };
    return { runtime: release(runtime, policy, entry.record.key, by) };
  }
  return isActive(policy, row.before) ? heldAgain(snapshot, line, row, entry, context) : { runtime };
}

function isActive(policy: Policy, cells: RowChange['before']): boolean {
  return stateOf(policy, cells?.['state'] ?? '')?.category === 'active';
}

function heldAgain(
  snapshot: Snapshot,
  line: AuditLine,
  { before }: RowChange,
  entry: Entry<Task>,
  context: MoveContext,
): UndoneLease | Refusal {
  const { runtime, workspace } = snapshot;
  const { policy, flags } = workspace;
  const task = entry.record;
  if (flags?.freeze === 'on') return refuse('move/frozen', { event: 'undo', id: task.id });
  const lock = before?.['lock'] ?? '';
  const holder = parseActor(before?.['lock_owner'] ?? lock.slice(0, Math.max(0, lock.lastIndexOf('@')))).text;
  if (holder === '') return { runtime };
  const freed = eventNamed(policy, line.event)?.by.includes('any') === true;
  if (freed && !sameHolder(policy, holder, line.actor)) return refuse('undo/freed', { id: task.id, holder });
  return grant(runtime, policy, {
    task: task.id,
    key: task.key,
    holder,
    from: startedFrom(snapshot, { entry, task, lease: undefined }, context),
    now: context.now,
    auditToken: auditToken(context, task),
    event: 'undo',
  });
}
