import type { Values } from '../../edits/index.js';
import { grant, highestToken, release, type Lease } from '../../leases/index.js';
import { formatTime, type Task } from '../../model/index.js';
import type { TaskColumn } from '../../policy/index.js';
import { refuse } from '../refuse.js';
import { releases, type Step } from '../step.js';
import type { Refusal } from '../types.js';
import type { Effect } from './types.js';

const CELLS = ['lock', 'lock_owner', 'lock_expires_at'] as const satisfies readonly TaskColumn[];

/** The column `lock` of the table: the lease, and what the row says of it. */
export function lock(step: Step): Effect | Refusal {
  if (step.event.lock === 'acquire') return acquired(step);
  return releases(step) ? released(step) : {};
}

function acquired(step: Step): Effect | Refusal {
  const { task, policy, snapshot, caller, from, now, event, world, entry } = step;
  // Without a cell that names the holder nobody who reads the ledger could know of the lock.
  if (!task.has('lock') && !task.has('lock_owner')) {
    return refuse('ledger/missing-column', { path: entry.file.path, columns: CELLS.join(', ') });
  }
  const auditToken = highestToken(world.auditSummary(), task.key);
  const asked = { task: task.id, key: task.key, holder: caller.text, from: from.name, now, auditToken };
  const { runtime, lease } = grant(snapshot.runtime, policy, { ...asked, event: event.name });
  return { values: lockCells(task, lease), runtime, lease, audit: { token: lease.token, ...headOf(step) } };
}

/** The lock cells that a row has, as they tell of a lease. */
export function lockCells(task: Task, { holder, acquired, expires }: Lease): Values<TaskColumn> {
  const cells = { lock: `${holder}@${formatTime(acquired)}`, lock_owner: holder, lock_expires_at: formatTime(expires) };
  return present(task, cells);
}

/** The lock cells that a row has, emptied. */
export function emptyCells(task: Task): Values<TaskColumn> {
  return present(task, { lock: '', lock_owner: '', lock_expires_at: '' });
}

function present(task: Task, cells: Readonly<Record<(typeof CELLS)[number], string>>): Values<TaskColumn> {
  return Object.fromEntries(CELLS.filter((column) => task.has(column)).map((column) => [column, cells[column]]));
}

function released({ task, lease, snapshot, policy, caller, event, now }: Step): Effect {
  const by = { event: event.name, actor: caller.text, now };
  const token = lease?.source === 'runtime' ? { token: lease.token } : {};
  return { values: emptyCells(task), runtime: release(snapshot.runtime, policy, task.key, by), audit: token };
}

/** The commit that work begins on, where there is git. */
function headOf({ world }: Step): { head?: string } {
  const head = world.head();
  return head === undefined ? {} : { head };
}
