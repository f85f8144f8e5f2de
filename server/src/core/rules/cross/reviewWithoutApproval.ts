import { keepsApprovals, latestOf, mayOpenFinish, resultRows } from '../../model/index.js';
import { Standing, standingsOf, statusPlaces } from '../support/results.js';
import { entriesAt, surveyOf } from '../support/survey.js';
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
    const { review } = surveyOf(workspace).by;
    if (review.length === 0 || !policy.approvals.required.includes('done') || !keepsApprovals(workspace)) return [];
    const standings = standingsOf(workspace);
    const doubtful = review.filter((at) => ((standings[at] ?? 0) & Standing.open) === 0);
    return entriesAt(workspace, doubtful).flatMap((entry) => {
      const { record } = entry;
      const rows = resultRows(workspace, record);
      if (record.id === '' || rows.some(mayOpenFinish)) return [];
      const params = { id: record.id, state: record.state?.name ?? '', last: latestOf(rows)?.record.id ?? '' };
      return [{ ...placeAt(entry, record.at('state')), params, related: statusPlaces(rows) }];
    });
  },
});
