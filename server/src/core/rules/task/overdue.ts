import { deadline } from '../../model/index.js';
import { taskRule } from '../types.js';

export const overdue = taskRule({
  code: 'task/overdue',
  severity: 'warning',
  time: true,
  docs: {
    what: 'An open task is past its due date.',
    why: 'A date that nobody keeps or moves stops meaning anything, and the forecast built on it lies.',
    fix: 'Finish the task, or move the date and say why in the notes. A plain date is over at the end of its day, UTC.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | due        |
|---------|-------|-------|-------|------------|
| T-1     | Login | READY | WORK  | 2026-01-10 |
                                    ~~~~~~~~~~ warning task/overdue
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | due        |
|---------|-------|-------|-------|------------|
| T-1     | Login | READY | WORK  | 2026-01-15 |
| T-2     | Logo  | DONE  | WORK  | 2026-01-10 |
`,
  },
  check(task, { clock }) {
    const { due, state } = task;
    if (due === undefined || state?.category === 'done' || state?.category === 'dropped') return undefined;
    const end = deadline(due);
    if (end === undefined || !clock.reached(end)) return undefined;
    return { at: task.at('due'), params: { id: task.id, due: task.text('due') } };
  },
});
