import {
  isApproved,
  isResult,
  mayOpenFinish,
  quorumOf,
  type Approval,
  type Entry,
  type Workspace,
} from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import type { Related } from '../types.js';
import { relatedAt } from './places.js';

/** What the approvals say of one task, as bits. */
export const Standing = {
  /** A result row is approved. */
  approved: 1,
  /** The latest result row is approved, or may be (its status is unknown); or those on its evidence make a quorum. */
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
      if (at !== undefined) found[at] = standingOf(workspace.policy, rows.filter(isResult));
    }
    byPositions.set(taskByKey.positions, found);
  }
  return found;
}

function standingOf(policy: Policy, rows: readonly Entry<Approval>[]): number {
  const { latest, met } = quorumOf(policy, 'result', rows);
  return (
    (rows.some(isApproved) ? Standing.approved : 0) |
    (met || (latest !== undefined && latest.record.status === undefined) ? Standing.latestApproved : 0) |
    (rows.some(mayOpenFinish) ? Standing.open : 0)
  );
}

/** Where the status of some approvals stands; of many, the last few. */
export function statusPlaces(rows: readonly Entry<Approval>[]): readonly Related[] {
  return rows.slice(-MOST).map((entry) => relatedAt(entry, entry.record.at('status')));
}

const MOST = 8;
