import type { TaskColumn } from '../../policy/index.js';
import { taskRule } from '../types.js';

const CELLS = ['lock', 'lock_owner', 'lock_expires_at'] as const satisfies readonly TaskColumn[];

export const lockIncomplete = taskRule({
  code: 'task/lock-incomplete',
  severity: 'warning',
  docs: {
    what: 'Some of the lock cells of a task are filled and others are empty.',
    why: 'Half a lock is read one way by one tool and the other way by the next: held for one, free for the other.',
    fix: 'Fill the missing cells (`orch lock acquire ID` writes all of them), or clear the others (`orch recover ID --reason TEXT`). A ledger need not have all three columns.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                       | lock_owner | lock_expires_at |
|---------|-------|-------|-------|----------------------------|------------|-----------------|
| T-1     | Login | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | -               |
                                                                              ~ warning task/lock-incomplete
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|-------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
`,
  },
  check(task) {
    if (task.lock === undefined) return undefined;
    const missing = CELLS.filter((column) => task.has(column) && task.text(column) === '');
    const [first] = missing;
    return first && { at: task.at(first), params: { id: task.id, missing: missing.join(', ') } };
  },
});
