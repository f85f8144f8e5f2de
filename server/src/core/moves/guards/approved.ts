import { readFront, verifyEvidence } from '../../evidence/index.js';
import { areSeparated, idKey, parsePath, resultRows, type Approval } from '../../model/index.js';
import { keysOf } from '../../past/renames.js';
import { kindOf, roleOf, statusOf } from '../../policy/index.js';
import { ownRequester } from '../further/requested.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Step } from '../step.js';
import { locate } from '../submission.js';
import type { Refusal } from '../types.js';
import { approvedRows } from './quorum.js';

/**
 * The row of the latest submission is approved, by somebody who may and who did not ask for it, and its evidence is
 * what the approver saw; where the policy asks for a quorum, so many rows on that evidence.
 */
export function approved(step: Step): Refusal | undefined {
  const { task, event, result } = step;
  const id = task.id;
  const gone = lostRow(step);
  if (gone !== undefined) return refuse('finish/row-gone', { id, approval: gone });
  const rows = approvedRows(step, 'result', resultRows(step.workspace, task));
  if (isRefusal(rows)) return rows;
  if (rows === undefined) {
    const row = result?.record;
    const params = { event: event.name, id, approval: row?.id ?? '', status: row?.text('status') ?? '' };
    return refuse('finish/not-approved', params);
  }
  return firstRefusal(rows, ({ record }) => separationBroken(record, step) ?? changed(record, step));
}

function firstRefusal<T>(all: readonly T[], judge: (one: T) => Refusal | undefined): Refusal | undefined {
  for (const one of all) {
    const refusal = judge(one);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The row that the last submission opened, where it is no longer in the ledger: an older one must not stand for it. */
function lostRow({ world, task, workspace, policy }: Step): string | undefined {
  const history = world.history();
  const keys = keysOf(task.key, history);
  const opened = history
    .flatMap(({ line }) => line.rows)
    .findLast(({ kind, before, after }) => {
      if (kind !== 'approval' || before !== null || after === null) return false;
      const about = keys.has(idKey(after['task_id'] ?? ''));
      return about && kindOf(policy, after['kind'] ?? '', after['op'] ?? '') === 'result';
    });
  if (opened === undefined) return undefined;
  const rows = workspace.approvalsByTarget.get(task.key) ?? [];
  return rows.some(({ record }) => record.key === idKey(opened.id)) ? undefined : opened.id;
}

function separationBroken(row: Approval, { policy, task, world }: Step): Refusal | undefined {
  const { requester, approver, id } = row;
  const role = approver && (roleOf(policy, approver.text) ?? roleOf(policy, row.text('approver_role')));
  if (approver === undefined || role?.approves !== true) {
    return refuse('finish/approver', { id: task.id, approval: id, approver: approver?.text ?? '' });
  }
  const same = requester === undefined || areSeparated(policy, requester, approver) ? undefined : requester;
  const own = same ?? ownRequester(row, approver.text, policy, world);
  if (own === undefined) return undefined;
  return refuse('finish/same-person', { id: task.id, approval: id, approver: approver.text, requester: own.text });
}

/** The record differs from what was approved, or from what it tells of. */
function changed(row: Approval, step: Step): Refusal | undefined {
  const { task, world } = step;
  const bound = boundTo(row, step);
  const paths = pathsOf(row, step);
  for (const path of new Set([...(bound === undefined ? [] : [bound.path]), ...paths])) {
    const digest = world.digest(path);
    const same = bound?.path !== path || bound.digest === digest;
    if (!same) return refuse('finish/evidence-changed', { id: task.id, approval: row.id, path });
    const fact = digest === undefined ? undefined : world.fact(path, true);
    const front = fact?.kind === 'file' && fact.text !== undefined ? readFront(fact.text) : undefined;
    const verified = front && verifyEvidence(front, world);
    if (verified?.kind === 'contradicted') {
      return refuse('finish/contradicted', { id: task.id, approval: row.id, path, file: verified.path ?? '' });
    }
  }
  if (bound === undefined || names(row, bound.path, step)) return undefined;
  return refuse('finish/other-evidence', { id: task.id, approval: row.id, path: bound.path });
}

/** Whether the row has a file as its evidence. */
function names({ evidence }: Approval, path: string, { policy }: Step): boolean {
  return evidence.some(({ text }) => {
    const reference = parsePath(text, policy.roots);
    if (reference.kind === 'relative') return reference.path === path;
    return reference.kind === 'absolute' && reference.tails.includes(path);
  });
}

/** What the decision was bound to: as the audit log knows it, else the row's own digest. */
function boundTo(row: Approval, step: Step): { readonly path: string; readonly digest: string } | undefined {
  const { world, policy } = step;
  const decided = world.history().findLast(({ line }) => {
    return line.rows.some(({ kind, id, after }) => {
      return kind === 'approval' && idKey(id) === row.key && statusOf(policy, after?.['status'] ?? '') === 'approved';
    });
  });
  const noted = row.text('digest');
  const [path] = pathsOf(row, step);
  const own = path !== undefined && /^sha256:[0-9a-f]{64}$/.test(noted) ? { path, digest: noted } : undefined;
  return decided?.line.evidence ?? own;
}

function pathsOf(row: Approval, { policy, world }: Step): readonly string[] {
  return row.evidence.flatMap(({ text }) => {
    const found = locate(text, policy, world);
    return found.kind === 'found' ? [found.path] : [];
  });
}
