import type { Task } from '../../model/index.js';
import { stateNames } from '../support/states.js';
import { writeValue } from '../support/fixes.js';
import { taskRule, type Fix } from '../types.js';

const CELLS = ['lock', 'lock_owner', 'lock_expires_at'] as const;

export const lockOutsideDoing = taskRule({
  code: 'task/lock-outside-doing',
  severity: 'warning',
  docs: {
    what: 'A task that nobody works on still carries a lock.',
    why: 'Handing in, holding and dropping a task release its lock. One that stays keeps the next from taking the task up.',
    fix: 'Clear the lock cells: `orch lock clean`. If the task is being worked on after all, its state is what is wrong.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner | lock                       | lock_owner | lock_expires_at      |
|---------|-------|--------|-------|----------------------------|------------|----------------------|
| T-1     | Login | REVIEW | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~ warning task/lock-outside-doing
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state  | owner | lock                       | lock_owner | lock_expires_at      |
|---------|--------|--------|-------|----------------------------|------------|----------------------|
| T-1     | Login  | REVIEW | WORK1 | -                          | -          | -                    |
| T-2     | Logout | DOING  | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
`,
  },
  check(task, { policy }) {
    const { lock, state } = task;
    if (lock === undefined || state === undefined || state.category === 'active') return undefined;
    const holder = (lock.owner ?? lock.cell?.owner)?.text ?? '';
    const first = CELLS.find((column) => task.text(column) !== '') ?? 'lock';
    return {
      at: task.at(first),
      params: { id: task.id, state: state.name, holder, active: stateNames(policy, 'active') },
      fixes: [clear(task)],
    };
  },
});

/** Not safe: it may be the state that is wrong. */
function clear(task: Task): Fix {
  const filled = CELLS.filter((column) => task.text(column) !== '');
  const edits = filled.map((column) => writeValue(task, column, '-'));
  return { title: { code: 'clearLock', params: { id: task.id } }, edits, safe: false };
}
