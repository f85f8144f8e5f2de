import { artifactSeverity, artifactTargets, isLedger } from '../support/artifacts.js';
import { taskRule } from '../types.js';

export const artifactIsLedger = taskRule({
  code: 'task/artifact-is-ledger',
  severity: 'warning',
  docs: {
    what: 'A task names a ledger as what it produced.',
    why: 'The ledger says that the task is done; it cannot be the proof of it as well. It also changes with every move, so what was judged is not what stands there now.',
    fix: 'Name the files that came of the task: a report, a patch, the sources.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | artifact            |
|---------|-------|-------|-------|---------------------|
| T-1     | Login | DONE  | WORK  | ORCH/STATE/TASKS.md |
                                    ~~~~~~~~~~~~~~~~~~~ warning task/artifact-is-ledger
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | artifact     |
|---------|-------|-------|-------|--------------|
| T-1     | Login | DONE  | WORK  | src/login.ts |
=== src/login.ts
export {};
`,
  },
  check(task, context) {
    const severity = artifactSeverity(task);
    if (severity === undefined || task.artifacts.length === 0) return undefined;
    return artifactTargets(task, context).flatMap(({ part, target }) => {
      if (target.kind !== 'found' || !isLedger(context.policy, target.path)) return [];
      return [{ at: part.range, severity, params: { id: task.id, path: target.path } }];
    });
  },
});
