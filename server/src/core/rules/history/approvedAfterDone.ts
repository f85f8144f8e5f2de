import { stateOf, type Policy } from '../../policy/index.js';
import { cellPlace, statusSteps } from '../support/history.js';
import { cellBack } from '../support/takeBack.js';
import type { ReferenceRow } from '../../past/index.js';
import { workspaceRule } from '../types.js';

export const approvedAfterDone = workspaceRule({
  code: 'history/approved-after-done',
  severity: 'warning',
  docs: {
    what: 'A result was approved by hand though its task was done before that.',
    why: 'An approval that comes after the fact opened no gate: the task was finished without it, and the row only makes it look right.',
    fix: 'Open the task again (`orch reopen ID --reason TEXT`), submit it, and have that decided.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | DONE  | WORK  |
=== ORCH/STATE/APPROVALS.md @base
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | pending  | WORK         | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | DONE  | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-15T10:00:00Z | -        |
                             ~~~~~~~~ warning history/approved-after-done
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state  | owner |
|---------|-------|--------|-------|
| T-1     | Login | REVIEW | WORK  |
=== ORCH/STATE/APPROVALS.md @base
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | pending  | WORK         | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | DONE  | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-15T10:00:00Z | -        |
`,
  },
  check(workspace, { policy, past }) {
    return statusSteps(workspace, past).flatMap(({ edit, entry, from, to, line }) => {
      const { record } = entry;
      if (from !== 'pending' || to !== 'approved' || line !== undefined || record.declaredKind !== 'result') return [];
      const task = workspace.taskByKey.get(record.targetKey)?.record;
      const before = past.tasks.get(record.targetKey);
      if (task?.state?.category !== 'done' || before === undefined || !wasDone(policy, before)) return [];
      const cell = edit.cells.find(({ column }) => column === 'status');
      const params = { id: edit.id, task: task.id, state: task.state.name };
      return [{ ...cellPlace(entry, 'status'), params, fixes: cell === undefined ? [] : cellBack(entry, cell) }];
    });
  },
});

/** In the base, before any move. */
function wasDone(policy: Policy, row: ReferenceRow): boolean {
  return stateOf(policy, row.original('state') ?? '')?.category === 'done';
}
