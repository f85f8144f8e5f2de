import { taskRule } from '../types.js';

export const titleMissing = taskRule({
  code: 'task/title-missing',
  severity: 'warning',
  docs: {
    what: 'A task has no title.',
    why: 'Who takes the task, and who judges its result, has nothing to hold it against.',
    fix: 'Say in a few words what is to be done. In a section the heading gives the title: `### T-1: Login`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---------|-------|-------|
| T-1     | -     | READY |
            ~ warning task/title-missing
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state |
|---------|-------|-------|
| T-1     | Login | READY |
`,
  },
  check(task) {
    if (task.id === '' || task.title !== '') return undefined;
    const named = task.has('title') || task.source.dialect === 'section';
    return named ? { at: task.at('title'), params: { id: task.id } } : undefined;
  },
});
