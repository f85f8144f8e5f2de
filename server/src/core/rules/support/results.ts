import type { Approval, Entry, Task, TimeValue, Workspace } from '../../model/index.js';
import type { Related } from '../types.js';
import { relatedAt } from './places.js';

const NONE: readonly Entry<Approval>[] = [];

/** The result rows of a task, in order of the ledgers: the only ones that open `finish`. */
export function resultRows({ approvalsByTarget }: Workspace, { key }: Task): readonly Entry<Approval>[] {
  const rows = approvalsByTarget.get(key);
  if (rows === undefined || key === '') return NONE;
  return rows.every(isResult) ? rows : rows.filter(isResult);
}

function isResult({ record }: Entry<Approval>): boolean {
  return record.declaredKind === 'result';
}

export function isApproved({ record }: Entry<Approval>): boolean {
  return record.status === 'approved';
}

/** Waiting for a decision, approved and waiting for `finish`, or in a status that only its writer knows. */
export function mayOpenFinish({ record: { status } }: Entry<Approval>): boolean {
  return status !== 'rejected' && status !== 'expired';
}

/** The row that was requested last. Rows stand in the order in which they were requested, unless their times say otherwise. */
export function latestOf(rows: readonly Entry<Approval>[]): Entry<Approval> | undefined {
  let latest = rows[0];
  for (const row of rows) if (latest === undefined || isLater(row, latest)) latest = row;
  return latest;
}

function isLater({ record }: Entry<Approval>, before: Entry<Approval>): boolean {
  const [time, last] = [timeOf(record.requestedAt), timeOf(before.record.requestedAt)];
  return time === undefined || last === undefined || time >= last;
}

function timeOf(value: TimeValue | undefined): number | undefined {
  return value !== undefined && 'ms' in value ? value.ms : undefined;
}

/** What the approvals say of one task, as bits. */
export const Standing = {
  /** A result row is approved. */
  approved: 1,
  /** The latest result row is approved, or may be: its status is unknown. */
  latestApproved: 2,
  /** A result row is approved, pending, or may be. */
  open: 4,
} as const;

const standings = new WeakMap<Workspace['approvalsByTarget'], WeakMap<ReadonlyMap<string, number>, Uint8Array>>();

/**
 * How each task stands with the approvals, by its index in `workspace.tasks`; 0 for one without result rows and for
 * the second of an id. Worked out anew only when approvals or ids change, not while somebody edits the tasks.
 */
export function standingsOf(workspace: Workspace): Uint8Array {
  const { approvalsByTarget, taskByKey, tasks } = workspace;
  let byPositions = standings.get(approvalsByTarget);
  if (byPositions === undefined) standings.set(approvalsByTarget, (byPositions = new WeakMap()));
  let found = byPositions.get(taskByKey.positions);
  if (found === undefined) {
    found = new Uint8Array(tasks.length);
    for (const [target, rows] of approvalsByTarget) {
      const at = taskByKey.positions.get(target);
      if (at !== undefined) found[at] = standingOf(rows.filter(isResult));
    }
    byPositions.set(taskByKey.positions, found);
  }
  return found;
}

function standingOf(rows: readonly Entry<Approval>[]): number {
  const latest = latestOf(rows)?.record.status;
  return (
    (rows.some(isApproved) ? Standing.approved : 0) |
    (rows.length > 0 && (latest === 'approved' || latest === undefined) ? Standing.latestApproved : 0) |
    (rows.some(mayOpenFinish) ? Standing.open : 0)
  );
}

/** Whether any approval ledger of the workspace can be read: without one, nothing is proven either way. */
export function keepsApprovals({ files }: Workspace): boolean {
  for (const { approvals } of files.values()) {
    if (approvals !== undefined && (approvals.tables.length > 0 || approvals.entries.length > 0)) return true;
  }
  return false;
}

/** Where the status of some approvals stands; of many, the last few. */
export function statusPlaces(rows: readonly Entry<Approval>[]): readonly Related[] {
  return rows.slice(-MOST).map((entry) => relatedAt(entry, entry.record.at('status')));
}

const MOST = 8;
