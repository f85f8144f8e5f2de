import type { AuditLine, RowChange } from '../../audit/index.js';
import { grant, release, sameHolder, shorten, ttlOf, type Lease, type RuntimeState } from '../../leases/index.js';
import { formatTime, idKey, parseTime, type Entry, type Task } from '../../model/index.js';
import { stateOf, type Policy } from '../../policy/index.js';
import { eventNamed } from '../../process/index.js';
import { wip } from '../guards/wip.js';
import { isRefusal, refuse } from '../refuse.js';
import type { MoveContext, Refusal, Snapshot } from '../types.js';
import { auditToken, startedFrom } from './lockLease.js';
import { changed, holderBefore } from './undoable.js';

/** The leases after a move was taken back. */
export interface UndoneLeases {
  readonly runtime: RuntimeState;
  /** Task key → granted anew to whoever held the task before the move, or what is left of an extended one. */
  readonly leases: ReadonlyMap<string, Lease>;
}

/**
 * Work that the move began is not held any more; work that it ended is held again by who held it before, under a new
 * token; time that it added is given back. Refuses to give work back to somebody whom another freed it from, to whom
 * works on as much as he may by now, and while the workspace is frozen.
 */
export function undoneLeases(snapshot: Snapshot, line: AuditLine, context: MoveContext): UndoneLeases | Refusal {
  const leases = new Map<string, Lease>();
  let { runtime } = snapshot;
  for (const row of line.rows) {
    const entry = snapshot.workspace.taskByKey.get(idKey(row.id));
    if (row.kind !== 'task' || row.before === null || row.after === null || entry === undefined) continue;
    const undone = undoneLease({ ...snapshot, runtime }, { line, row, entry, again: leases.size }, context);
    if (isRefusal(undone)) return undone;
    ({ runtime } = undone);
    if (undone.lease !== undefined) leases.set(entry.record.key, undone.lease);
  }
  return { runtime, leases };
}

interface UndoneLease {
  readonly runtime: RuntimeState;
  readonly lease?: Lease;
}

/** One row of a move, and its task. */
interface Back {
  readonly line: AuditLine;
  readonly row: RowChange;
  readonly entry: Entry<Task>;
  /** How many tasks of the move are held again already. */
  readonly again: number;
}

function undoneLease(snapshot: Snapshot, back: Back, context: MoveContext): UndoneLease | Refusal {
  const { runtime, workspace } = snapshot;
  const { policy } = workspace;
  const { line, row, entry } = back;
  if (line.event === 'lock.extend') return shorterAgain(snapshot, back, context);
  if (isActive(policy, row.after) || line.event === 'lock.acquire') {
    const by = { event: 'undo', actor: context.caller.text, now: context.now };
    return { runtime: release(runtime, policy, entry.record.key, by) };
  }
  return isActive(policy, row.before) ? heldAgain(snapshot, back, context) : { runtime };
}

/** A heartbeat taken back: the lease ends when it would have without it. It is never over by that. */
function shorterAgain({ runtime, workspace }: Snapshot, back: Back, { now }: MoveContext): UndoneLease | Refusal {
  const { line, row, entry } = back;
  const { id, key } = entry.record;
  const expires = formerEnd(workspace.policy, row);
  const { token } = line;
  const shorter = shorten(runtime, key, { ...(token && { token }), ...(expires !== undefined && { expires }) });
  if (shorter === undefined || expires === undefined) return changed(row);
  return expires > now ? shorter : refuse('undo/over', { id, expires: formatTime(expires) });
}

/** When the lock that a row tells of ended before the move (UTC milliseconds). */
function formerEnd(policy: Policy, { before }: RowChange): number | undefined {
  const until = msOf(before?.['lock_expires_at'] ?? '');
  const lock = before?.['lock'] ?? '';
  const since = msOf(lock.slice(lock.lastIndexOf('@') + 1));
  return until ?? (since === undefined ? undefined : since + ttlOf(policy));
}

function msOf(text: string): number | undefined {
  const time = parseTime(text);
  return 'ms' in time ? time.ms : undefined;
}

function isActive(policy: Policy, cells: RowChange['before']): boolean {
  return stateOf(policy, cells?.['state'] ?? '')?.category === 'active';
}

function heldAgain(snapshot: Snapshot, { line, row, entry, again }: Back, context: MoveContext): UndoneLease | Refusal {
  const { runtime, workspace } = snapshot;
  const { policy, flags } = workspace;
  const task = entry.record;
  if (flags?.freeze === 'on') return refuse('move/frozen', { event: 'undo', id: task.id });
  const holder = holderBefore(row);
  if (holder === '') return { runtime };
  const freed = line.event === 'lock.clean' || eventNamed(policy, line.event)?.by.includes('any') === true;
  if (freed && !sameHolder(policy, holder, line.actor)) return refuse('undo/freed', { id: task.id, holder });
  const worker = { ...context.caller, text: holder };
  const busy = wip({ policy, workspace, snapshot, caller: worker, task, now: context.now }, again);
  if (busy !== undefined) return busy;
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
