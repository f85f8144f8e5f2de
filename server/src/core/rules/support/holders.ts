import {
  mayBeSame,
  MINUTE,
  parseLock,
  type Actor,
  type Entry,
  type Lock,
  type Task,
  type Workspace,
} from '../../model/index.js';
import { handEdits, type CellEdit, type Past, type ReferenceRow, type RowEdit } from '../../past/index.js';
import { stateOf, type Policy, type TaskColumn } from '../../policy/index.js';
import { lineRange } from '../../text/index.js';
import type { Clock } from '../types.js';

/** A task under way that names another holder by hand, while the lease of the one before may have been in force. */
export interface Handover {
  readonly edit: RowEdit;
  readonly entry: Entry<Task>;
  readonly before: Actor;
  readonly after: Actor;
  /** When anybody may take the task over from the one before (UTC ms). */
  readonly free: number;
  /** The cells that say it. */
  readonly cells: readonly CellEdit[];
}

/**
 * The tasks that hands gave to another holder by nothing that the process knows: a lease that is past its grace anybody
 * takes over, one in force its holder hands back, and that is another state first.
 */
export function handovers(workspace: Workspace, past: Past, clock: Clock): readonly Handover[] {
  const { policy } = workspace;
  return handEdits(workspace, past).tasks.flatMap((edit) => {
    const cells = edit.cells.filter(({ column }) => LOCK.has(column));
    const found = cells.length === 0 ? undefined : handover(edit, policy, clock);
    return found === undefined ? [] : [{ ...found, edit, entry: edit.entry as Entry<Task>, cells }];
  });
}

const LOCK: ReadonlySet<string> = new Set<TaskColumn>(['lock', 'lock_owner', 'lock_expires_at']);

function handover(
  { entry, reference }: RowEdit,
  policy: Policy,
  clock: Clock,
): Pick<Handover, 'before' | 'after' | 'free'> | undefined {
  const now = entry?.record.kind === 'task' ? entry.record : undefined;
  if (now?.state?.category !== 'active' || reference === undefined || !wasActive(reference, policy)) return undefined;
  const was = lockOf(reference);
  const [before, after] = [holderOf(was), holderOf(now.lock)];
  const free = was && freeAt(was, policy);
  if (before === undefined || after === undefined || free === undefined || mayBeSame(policy, before, after))
    return undefined;
  return isTakenBefore(free, now.lock, clock) ? { before, after, free } : undefined;
}

function wasActive(reference: ReferenceRow, policy: Policy): boolean {
  return stateOf(policy, reference.text('state') ?? '')?.category === 'active';
}

function lockOf(reference: ReferenceRow): Lock | undefined {
  const field = (column: TaskColumn): { value: string; range: ReturnType<typeof lineRange> } => {
    const value = reference.text(column) ?? '';
    return { value, range: lineRange(0, 0, value.length) };
  };
  return parseLock(field('lock'), field('lock_owner'), field('lock_expires_at'));
}

function holderOf(lock: Lock | undefined): Actor | undefined {
  return lock?.owner ?? lock?.cell?.owner;
}

/** Undefined where the cells do not tell. */
function freeAt({ cell, expires }: Lock, { lock: { ttlMinutes, graceMinutes } }: Policy): number | undefined {
  const grace = graceMinutes * MINUTE;
  if (expires?.kind === 'time') return expires.ms + grace;
  return cell?.since.kind === 'time' ? cell.since.ms + ttlMinutes * MINUTE + grace : undefined;
}

/** When the new holder says that he took it; where he says nothing, or what is still to come, that is now at the latest. */
function isTakenBefore(free: number, lock: Lock | undefined, clock: Clock): boolean {
  const since = lock?.cell?.since;
  if (since?.kind === 'time' && clock.reached(since.ms)) return since.ms < free;
  return !clock.reached(free);
}
