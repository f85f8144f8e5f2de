import type { Approval, Entry } from '../../model/index.js';
import { tasksByCategory } from '../support/categories.js';
import { keepsApprovals, resultRows, statusPlaces } from '../support/results.js';
import { placeAt, workspaceRule } from '../types.js';

export const reviewWithoutApproval = workspaceRule({
  code: 'cross/review-without-approval',
  severity: 'warning',
  docs: {
    what: 'A task is in review, but no `result` approval for it is pending or approved.',
    why: 'Nobody has been asked to judge it: such a task waits in review for ever.',
    fix: 'Ask for the decision: `orch request ID --kind result --op TEXT`. If the result was rejected, the task goes back: `orch return ID --reason TEXT`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner |
|---------|-------|--------|-------|
| T-1     | Login | REVIEW | WORK  |
                    ~~~~~~ warning cross/review-without-approval
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | rejected | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner |
|---------|-------|--------|-------|
| T-1     | Login | REVIEW | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status  | requested_by | approver | approver_role | ts_req               | ts_dec | evidence |
|---------|---------|------|---------|--------------|----------|---------------|----------------------|--------|----------|
| A-1     | T-1     | form | pending | WORK         | -        | -             | 2026-01-14T09:00:00Z | -      | -        |
`,
  },
  check(workspace, { policy }) {
    const { review } = tasksByCategory(workspace);
    if (review.length === 0 || !policy.approvals.required.includes('done') || !keepsApprovals(workspace)) return [];
    return review.flatMap((entry) => {
      const { record } = entry;
      const rows = resultRows(workspace, record);
      if (record.id === '' || rows.some(isOpen)) return [];
      const params = { id: record.id, state: record.state?.name ?? '', last: rows.at(-1)?.record.id ?? '' };
      return [{ ...placeAt(entry, record.at('state')), params, related: statusPlaces(rows) }];
    });
  },
});

/** Waiting for a decision, approved and waiting for `finish`, or in a status that only its writer knows. */
function isOpen({ record: { status } }: Entry<Approval>): boolean {
  return status !== 'rejected' && status !== 'expired';
}
