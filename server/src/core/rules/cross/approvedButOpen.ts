import { isApproved, resultRows, type Approval, type Entry, type Task } from '../../model/index.js';
import type { Severity } from '../../policy/index.js';
import { Standing, standingsOf, statusPlaces } from '../support/results.js';
import { entriesAt, surveyOf } from '../support/survey.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const approvedButOpen = workspaceRule({
  code: 'cross/approved-but-open',
  severity: 'warning',
  docs: {
    what: 'The result of a task is approved although the task has not come to review: it is planned, ready (warnings) or being worked on (info, since it may have been reopened).',
    why: 'An approval of work that was not handed in approves nothing. Later it would open the gate for whatever is made then.',
    fix: 'If the row was meant as permission to start, say so: `execute` in the column `kind`, or a pattern under `approvals.kinds` in the policy. If the work is finished, bring the task to review: `orch submit ID`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
                    ~~~~~ warning cross/approved-but-open
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | kind    | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|---------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | execute | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
`,
  },
  check(workspace) {
    if (workspace.approvals.length === 0) return [];
    const { by } = surveyOf(workspace);
    const standings = standingsOf(workspace);
    const approved = [...by.backlog, ...by.ready, ...by.active].filter(
      (at) => ((standings[at] ?? 0) & Standing.approved) !== 0,
    );
    return entriesAt(workspace, approved).flatMap((entry) => {
      const row = resultRows(workspace, entry.record).find(isApproved);
      return row === undefined ? [] : [report(entry, row)];
    });
  },
});

function report(entry: Entry<Task>, approved: Entry<Approval>): PlacedProblem<'cross/approved-but-open'> {
  const { record } = entry;
  return {
    ...placeAt(entry, record.at('state')),
    severity: severityFor(record, approved.record),
    params: { id: record.id, state: record.state?.name ?? '', approval: approved.record.id },
    related: statusPlaces([approved]),
  };
}

/** A task being worked on may have been done, and then reopened; not if its present lock is older than the decision. */
function severityFor({ state, lock }: Task, { decidedAt }: Approval): Severity {
  if (state?.category !== 'active') return 'warning';
  const since = lock?.cell?.since;
  return since?.kind === 'time' && decidedAt?.kind === 'time' && since.ms < decidedAt.ms ? 'warning' : 'info';
}
