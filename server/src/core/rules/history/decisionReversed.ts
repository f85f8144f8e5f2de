import { cellPlace, overwritten, statusSteps } from '../support/history.js';
import { cellBack } from '../support/takeBack.js';
import { workspaceRule } from '../types.js';

export const decisionReversed = workspaceRule({
  code: 'history/decision-reversed',
  severity: 'error',
  docs: {
    what: 'The status of an approval that was decided, or had expired, was edited by hand into another one.',
    why: 'Others have built on the decision since. A row is decided once; whoever thinks otherwise later says so in a row of his own.',
    fix: 'Put the status back, and request a new approval. A result that turns out wrong is sent back with `orch return`, or its task is opened again with `orch reopen`: the old row stays as it is.',
    bad: `
=== ORCH/STATE/APPROVALS.md @base
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | rejected | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
                             ~~~~~~~~ error history/decision-reversed
`,
    good: `
=== ORCH/STATE/APPROVALS.md @base
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | pending  | WORK         | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
`,
  },
  check(workspace, { policy, past }) {
    return statusSteps(workspace, past).flatMap(({ edit, entry, from, to, line }) => {
      if (from === 'pending' || (line === undefined && overwritten(policy, edit) !== undefined)) return [];
      const cell = edit.cells.find(({ column }) => column === 'status');
      const approver = edit.reference?.original('approver') ?? edit.reference?.text('approver') ?? '';
      return [
        {
          ...cellPlace(entry, 'status'),
          params: { id: edit.id, before: from, after: to, approver },
          ...(line === undefined && cell !== undefined && { fixes: cellBack(entry, cell) }),
        },
      ];
    });
  },
});
