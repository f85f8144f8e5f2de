import { shown } from '../../policy/problems.js';
import { artifactSeverity, artifactTargets } from '../support/artifacts.js';
import { taskRule } from '../types.js';

export const artifactIgnored = taskRule({
  code: 'task/artifact-ignored',
  severity: 'warning',
  docs: {
    what: 'An artifact is ignored by git.',
    why: 'It exists on this machine alone: who reviews the task will never see it, and neither will anybody later.',
    fix: 'Name a file that is committed, or take the artifact out of `.gitignore`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | artifact      |
|---------|-------|-------|-------|---------------|
| T-1     | Login | DONE  | WORK  | out/report.md |
                                    ~~~~~~~~~~~~~ warning task/artifact-ignored
=== .gitignore
out/report.md
=== out/report.md
# Report
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | artifact       |
|---------|-------|-------|-------|----------------|
| T-1     | Login | DONE  | WORK  | docs/report.md |
=== .gitignore
out/report.md
=== docs/report.md
# Report
`,
  },
  check(task, context) {
    const severity = artifactSeverity(task);
    if (severity === undefined || task.artifacts.length === 0) return undefined;
    return artifactTargets(task, context).flatMap(({ part, target }) => {
      if (target.kind !== 'found' || !('ignored' in target.fact) || !target.fact.ignored) return [];
      return [{ at: part.range, severity, params: { id: task.id, path: shown(target.path) } }];
    });
  },
});
