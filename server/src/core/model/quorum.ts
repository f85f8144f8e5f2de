import type { Policy } from '../policy/index.js';
import type { Approval } from './approval.js';
import type { Actor } from './actor.js';
import { isApproved, latestOf, resultRows } from './results.js';
import { separationOf } from './separation.js';
import type { Task } from './task.js';
import type { Entry, Workspace } from './workspace.js';

/** How far the rows about one thing have got, as the policy's quorum asks. */
export interface Quorum {
  readonly needed: number;
  /** The row that was requested last. */
  readonly latest: Entry<Approval> | undefined;
  /** Rows on the same evidence as the latest, itself among them. */
  readonly rows: readonly Entry<Approval>[];
  /** Approved ones of them that count: no two by one principal. */
  readonly counted: readonly Entry<Approval>[];
  readonly met: boolean;
}

/** How many approved rows the policy asks for of a kind; a steal has a rule of its own. */
export function neededFor({ approvals }: Policy, kind: string): number {
  return kind === 'result' || kind === 'execute' ? approvals.quorum[kind] : 1;
}

/**
 * How far rows of one kind about one target have got. Where one approval is enough it is the latest row that must be
 * approved; else so many of those on its evidence. A rejected result is sent back, so none of them may be rejected; what
 * was rejected otherwise may be asked for anew, and counts from there.
 */
export function quorumOf(policy: Policy, kind: string, all: readonly Entry<Approval>[]): Quorum {
  const needed = neededFor(policy, kind);
  const latest = latestOf(all);
  if (latest === undefined) return { needed, latest, rows: [], counted: [], met: false };
  if (needed === 1) {
    const counted = isApproved(latest) ? [latest] : [];
    return { needed, latest, rows: [latest], counted, met: counted.length > 0 };
  }
  const same = all.filter((row) => onSameEvidence(row.record, latest.record));
  const rows = kind === 'result' ? same : same.slice(same.findLastIndex(isRejected) + 1);
  const approved = rows.filter(isApproved);
  const last = latestOf(approved)?.record ?? latest.record;
  const counted = countedOf(
    policy,
    approved.filter(({ record }) => onSameEvidence(record, last)),
  );
  const met = counted.length >= needed && !rows.some(isRejected);
  return { needed, latest, rows, counted, met };
}

function isRejected({ record }: Entry<Approval>): boolean {
  return record.status === 'rejected';
}

/** Whether any submission of a task was approved by as many as the policy asks for. */
export function wasProven(workspace: Workspace, task: Task): boolean {
  return provenBy(workspace.policy, resultRows(workspace, task));
}

/** The same of the result rows of one task. */
export function provenBy(policy: Policy, rows: readonly Entry<Approval>[]): boolean {
  if (neededFor(policy, 'result') === 1) return rows.some(isApproved);
  const evidences = new Set(rows.filter(isApproved).map(({ record }) => record.text('evidence')));
  return [...evidences].some((evidence) => {
    return quorumOf(
      policy,
      'result',
      rows.filter(({ record }) => record.text('evidence') === evidence),
    ).met;
  });
}

/** The same words in the column, and the same digest where both rows say one. */
export function onSameEvidence(one: Approval, other: Approval): boolean {
  if (one.text('evidence') !== other.text('evidence')) return false;
  const [a, b] = [one.text('digest'), other.text('digest')];
  return a === '' || b === '' || a === b;
}

/** Whether decisions of two actors count as those of two principals (`solo`: a team of one counts as often as it asks). */
export function countBoth(policy: Policy, one: Actor, other: Actor): boolean {
  if (policy.separation === 'solo') return true;
  const { kind } = separationOf(policy, one, other);
  return kind === 'distinct' || (kind === 'unproven' && policy.separation !== 'strict');
}

function countedOf(policy: Policy, approved: readonly Entry<Approval>[]): readonly Entry<Approval>[] {
  const counted: Entry<Approval>[] = [];
  for (const row of approved) {
    const { approver } = row.record;
    if (approver === undefined) continue;
    const known = counted.some(({ record }) => record.approver && !countBoth(policy, record.approver, approver));
    if (!known) counted.push(row);
  }
  return counted;
}
