import type { Approval } from './approval.js';
import type { Task } from './task.js';
import type { TimeValue } from './time.js';
import type { Entry, Workspace } from './workspace.js';

const NONE: readonly Entry<Approval>[] = [];

/** The result rows of a task, in order of the ledgers: the only ones that open `finish`. */
export function resultRows({ approvalsByTarget }: Workspace, { key }: Task): readonly Entry<Approval>[] {
  const rows = approvalsByTarget.get(key);
  if (rows === undefined || key === '') return NONE;
  return rows.every(isResult) ? rows : rows.filter(isResult);
}

export function isResult({ record }: Entry<Approval>): boolean {
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

/** Whether any approval ledger of the workspace can be read: without one, nothing is proven either way. */
export function keepsApprovals({ files }: Workspace): boolean {
  for (const { approvals } of files.values()) {
    if (approvals !== undefined && (approvals.tables.length > 0 || approvals.entries.length > 0)) return true;
  }
  return false;
}
