import { spellStatus } from '../../edits/index.js';
import { isResult, type Approval, type Entry, type Workspace } from '../../model/index.js';
import { changeApproval, type Draft } from '../draft.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** Undecided rows about the task, of whatever kind. */
export function pendingOf({ workspace, task }: Step): readonly Entry<Approval>[] {
  return (workspace.approvalsByTarget.get(task.key) ?? []).filter(({ record }) => record.status === 'pending');
}

/** Undecided result rows of the task: a new submission takes their place. */
export function undecidedResults(step: Step): readonly Entry<Approval>[] {
  return pendingOf(step).filter(isResult);
}

/** A row that nobody will decide any more. */
export function expire(workspace: Workspace, row: Entry<Approval>): Draft | Refusal {
  const file = workspace.files.get(row.file.path);
  const status = file === undefined ? 'expired' : spellStatus(file, 'expired', workspace.policy);
  return changeApproval(workspace, row, { status });
}
