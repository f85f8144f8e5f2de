import { taskRule } from '../types.js';

export const doingWithoutLock = taskRule({
  code: 'task/doing-without-lock',
  severity: 'warning',
  docs: {
    what: 'A task is being worked on, but nobody holds its lock.',
    why: 'The lock is what keeps two agents from doing the same task; without one anybody may take it up a second time.',
    fix: 'Who works on it takes the lock (`orch lock acquire ID`); if nobody does, give the task back (`orch recover ID --reason TEXT`).',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock | lock_owner | lock_expires_at |
|---------|-------|-------|-------|------|------------|-----------------|
| T-1     | Login | DOING | WORK1 | -    | -          | -               |
                                    ~ warning task/doing-without-lock
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|-------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
`,
  },
  check(task) {
    if (task.state?.category !== 'active' || task.lock !== undefined) return undefined;
    const column = (['lock', 'lock_owner', 'lock_expires_at'] as const).find((one) => task.has(one));
    return column && { at: task.at(column), params: { id: task.id, state: task.state.name } };
  },
});
