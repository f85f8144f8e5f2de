import { latestOf, type Approval, type Entry, type Task, type Workspace } from '../../model/index.js';
import type { ApprovalKind } from '../../policy/index.js';
import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** Where the policy asks for permission to start, the latest `execute` row of the task is approved. */
export function permitted({ policy, workspace, task, event }: Step): Refusal | undefined {
  if (!policy.approvals.required.includes('active')) return undefined;
  const row = latestOf(rowsOfKind(workspace, task, 'execute'))?.record;
  if (row?.status === 'approved') return undefined;
  const params = { event: event.name, id: task.id, approval: row?.id ?? '', status: row?.status ?? '' };
  return refuse('start/not-permitted', params);
}

function rowsOfKind({ approvalsByTarget }: Workspace, { key }: Task, kind: ApprovalKind): readonly Entry<Approval>[] {
  return (approvalsByTarget.get(key) ?? []).filter(({ record }) => record.declaredKind === kind);
}
