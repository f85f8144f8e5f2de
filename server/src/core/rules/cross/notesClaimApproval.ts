import { isApproved, keepsApprovals, type Entry, type Part, type Task, type Workspace } from '../../model/index.js';
import { shown } from '../../policy/problems.js';
import { entriesAt, surveyOf } from '../support/survey.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const notesClaimApproval = workspaceRule({
  code: 'cross/notes-claim-approval',
  severity: 'warning',
  docs: {
    what: 'The notes of a task say that it was approved, but no approved row backs it.',
    why: 'A sentence in the notes has no author, no time and no evidence, and everybody who reads it believes it.',
    fix: 'Request the approval where it counts (`orch request ID --kind result --op TEXT`), or take the claim out of the notes.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | notes                 |
|---------|--------|-------|-------|-----------------------|
| T-1     | Login  | READY | WORK  | 監査承認済み・急ぎ    |
                                     ~~~~~~ warning cross/notes-claim-approval
| T-2     | Logout | READY | WORK  | Approved by CMD       |
                                     ~~~~~~~~ warning cross/notes-claim-approval
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status  | requested_by | approver | approver_role | ts_req               | ts_dec | evidence |
|---------|---------|------|---------|--------------|----------|---------------|----------------------|--------|----------|
| A-1     | T-2     | form | pending | WORK         | -        | -             | 2026-01-14T09:00:00Z | -      | -        |
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | notes           |
|---------|--------|-------|-------|-----------------|
| T-1     | Login  | READY | WORK  | 承認待ち        |
| T-2     | Logout | DONE  | WORK  | Approved by CMD |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-2     | form | approved | WORK         | CMD      | CMD           | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
`,
  },
  check(workspace) {
    return entriesAt(workspace, surveyOf(workspace).claiming).flatMap((entry) => {
      const claim = entry.record.approvalClaim;
      return claim === undefined || isBacked(workspace, entry.record) ? [] : [report(workspace, entry, claim)];
    });
  },
});

/** An approved row of any kind backs the sentence: it does not say what was approved. */
function isBacked({ approvalsByTarget }: Workspace, { key }: Task): boolean {
  return approvalsByTarget.get(key)?.some(isApproved) ?? false;
}

function report(workspace: Workspace, entry: Entry<Task>, claim: Part): PlacedProblem<'cross/notes-claim-approval'> {
  const problem = { ...placeAt(entry, claim.range), params: { id: entry.record.id, claim: shown(claim.text) } };
  return keepsApprovals(workspace) ? problem : { ...problem, severity: 'info' };
}
