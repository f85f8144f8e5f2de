import { artifactSeverity, artifactTargets } from '../support/artifacts.js';
import { taskRule } from '../types.js';
import { shown } from '../../policy/problems.js';

export const artifactNotFound = taskRule({
  code: 'task/artifact-not-found',
  severity: 'warning',
  docs: {
    what: 'An artifact of a task does not exist, or is no file or folder of the workspace. Before review it may still be to come: then it is a hint.',
    why: 'A task in review, or done, is judged by what it produced. A path that leads nowhere is a promise.',
    fix: "Put the path right, relative to the root and with `/`, or commit the file. Old absolute paths are resolved by the policy's `roots`. Several paths are divided by commas; a remark may follow in parentheses.",
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state  | owner | artifact      |
|---------|--------|--------|-------|---------------|
| T-1     | Login  | REVIEW | WORK  | src/login.ts  |
                                      ~~~~~~~~~~~~ warning task/artifact-not-found
| T-2     | Logout | DOING  | WORK  | src/logout.ts |
                                      ~~~~~~~~~~~~~ hint task/artifact-not-found
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner | artifact                          |
|---------|-------|--------|-------|-----------------------------------|
| T-1     | Login | REVIEW | WORK  | src/login.ts (new), docs/login.md |
=== src/login.ts
export {};
=== docs/login.md
# Login
`,
  },
  check(task, context) {
    const severity = artifactSeverity(task);
    if (severity === undefined || task.artifacts.length === 0) return undefined;
    return artifactTargets(task, context).flatMap(({ part, target }) => {
      const gone = target.kind === 'missing' || (target.kind === 'found' && target.fact.kind === 'other');
      if (!gone) return [];
      const params = {
        id: task.id,
        path: shown(target.path),
        special: target.kind === 'found',
        yet: severity === 'hint',
      };
      return [{ at: part.range, severity, params }];
    });
  },
});
