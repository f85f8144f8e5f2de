import { taskRule } from '../types.js';

export const idMissing = taskRule({
  code: 'task/id-missing',
  severity: 'error',
  docs: {
    what: 'A row of the task ledger has no task id.',
    why: 'Approvals, locks, dependencies and the audit log name a task by its id: without one nothing can refer to it.',
    fix: 'Give the task an id that no other task has, or delete the row if it says nothing.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---------|-------|-------|
| -       | Login | READY |
  ~ error task/id-missing
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---------|-------|-------|
| T-1     | Login | READY |
`,
  },
  check(task) {
    return task.id === '' ? { at: task.at('task_id'), params: { title: task.title } } : undefined;
  },
});
