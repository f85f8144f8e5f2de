import { shown } from '../../policy/problems.js';
import { artifactTargets } from '../support/artifacts.js';
import { taskRule } from '../types.js';

export const artifactIsDirectory = taskRule({
  code: 'task/artifact-is-directory',
  severity: 'info',
  docs: {
    what: 'A task in review, or done, names a folder as what it produced.',
    why: 'A folder has no digest, and what is in it changes: nobody can say later which files were judged.',
    fix: 'Name the files, or the one that describes them.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | artifact   |
|---------|-------|-------|-------|------------|
| T-1     | Login | DONE  | WORK  | src/login/ |
                                    ~~~~~~~~~~ info task/artifact-is-directory
=== src/login/form.ts
export {};
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | artifact          |
|---------|-------|-------|-------|-------------------|
| T-1     | Login | DONE  | WORK  | src/login/form.ts |
=== src/login/form.ts
export {};
`,
  },
  check(task, context) {
    const category = task.state?.category;
    if ((category !== 'done' && category !== 'review') || task.artifacts.length === 0) return undefined;
    return artifactTargets(task, context).flatMap(({ part, target }) => {
      if (target.kind !== 'found' || target.fact.kind !== 'directory') return [];
      return [{ at: part.range, params: { id: task.id, path: shown(target.path) } }];
    });
  },
});
