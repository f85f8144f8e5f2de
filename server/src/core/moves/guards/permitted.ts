import { latestOf, type Approval, type Entry, type Task, type Workspace } from '../../model/index.js';
import type { ApprovalKind } from '../../policy/index.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';
import { approvedRows } from './quorum.js';

/** Where the policy asks for permission to start, the latest `execute` row of the task is approved, or a quorum of them. */
export function permitted(step: Step): Refusal | undefined {
  const { policy, workspace, task, event } = step;
  if (!policy.approvals.required.includes('active')) return undefined;
  const all = rowsOfKind(workspace, task, 'execute');
  const rows = approvedRows(step, 'execute', all);
  if (rows !== undefined) return isRefusal(rows) ? rows : undefined;
  const row = latestOf(all)?.record;
  const params = { event: event.name, id: task.id, approval: row?.id ?? '', status: row?.status ?? '' };
  return refuse('start/not-permitted', params);
}

function rowsOfKind({ approvalsByTarget }: Workspace, { key }: Task, kind: ApprovalKind): readonly Entry<Approval>[] {
  return (approvalsByTarget.get(key) ?? []).filter(({ record }) => record.declaredKind === kind);
}
