import { expiryOf, type Approval, type Entry, type Workspace } from '../../model/index.js';
import { expire } from '../effects/expire.js';
import { makePlan } from '../draft.js';
import { findApproval } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, Planner, Refusal } from '../types.js';
import { onlyCommand } from './authority.js';

/**
 * `expire`: pending rows that nobody may decide any more. Anybody may once the time is past, before that who commands;
 * without an id it is all that are past their time.
 */
export const planExpire: Planner<Extract<Intent, { verb: 'expire' }>> = (snapshot, { id }, context) => {
  const { workspace } = snapshot;
  const rows = id === undefined ? pastTime(workspace, context.now) : one(workspace, id);
  if (isRefusal(rows)) return rows;
  const early = rows.find((row) => !isPast(workspace, row, context.now));
  const refusal = early && onlyCommand(workspace, context, 'expire', early.record.id);
  if (refusal !== undefined) return refusal;
  const only = rows.length === 1 ? rows[0]?.record.id : undefined;
  return makePlan(snapshot, context, {
    event: 'expire',
    id: only ?? null,
    ...(only === undefined ? {} : { approval: only }),
    drafts: rows.map((row) => expire(workspace, row)),
  });
};

function pastTime(workspace: Workspace, now: number): readonly Entry<Approval>[] | Refusal {
  const rows = workspace.approvals.filter((row) => row.record.status === 'pending' && isPast(workspace, row, now));
  return rows.length > 0 ? rows : refuse('expire/none', undefined, { alreadyDone: true });
}

function one(workspace: Workspace, id: string): readonly Entry<Approval>[] | Refusal {
  const entry = findApproval(workspace, id);
  if (isRefusal(entry) || entry.record.status === 'pending') return isRefusal(entry) ? entry : [entry];
  const { record } = entry;
  const params = { id: record.id, status: record.text('status'), approver: record.approver?.text ?? '' };
  return refuse('decide/not-pending', params, record.status === 'expired' ? { alreadyDone: true } : {});
}

function isPast({ policy }: Workspace, { record }: Entry<Approval>, now: number): boolean {
  const end = expiryOf(record, policy);
  return end !== undefined && now >= end;
}
