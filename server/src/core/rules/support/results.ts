import type { Approval, Entry, Task, Workspace } from '../../model/index.js';
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

/** Whether any approval ledger of the workspace can be read: without one, nothing is proven either way. */
export function keepsApprovals({ files }: Workspace): boolean {
  for (const { approvals } of files.values()) {
    if (approvals !== undefined && (approvals.tables.length > 0 || approvals.entries.length > 0)) return true;
  }
  return false;
}

/** Where the status of some approvals stands; of many, the last few. */
export function statusPlaces(rows: readonly Entry<Approval>[]): readonly Related[] {
  return rows.slice(-MOST).map((entry) => {
    return relatedAt(entry, entry.record.at('status'));
  });
}

const MOST = 8;
