import { taskRule } from '../types.js';

export const doneWithoutArtifact = taskRule({
  code: 'task/done-without-artifact',
  severity: 'warning',
  docs: {
    what: 'A task is done, but names nothing that it produced.',
    why: 'What is done can be looked at. Without an artifact nobody can tell a finished task from a forgotten one.',
    fix: 'Write the path of what came of it into the cell `artifact`; `orch submit ID --artifact PATH` does so before a task is done.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | artifact |
|---------|-------|-------|-------|----------|
| T-1     | Login | DONE  | WORK  | -        |
                                    ~ warning task/done-without-artifact
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | artifact     |
|---------|-------|-------|-------|--------------|
| T-1     | Login | DONE  | WORK  | src/login.ts |
`,
  },
  check(task) {
    if (task.state?.category !== 'done' || !task.has('artifact') || task.artifacts.length > 0) return undefined;
    return { at: task.at('artifact'), params: { id: task.id, state: task.state.name } };
  },
});
