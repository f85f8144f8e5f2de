import { idKey, type Workspace } from '../../model/index.js';
import { nearest } from '../../policy/problems.js';
import { shift } from '../../text/index.js';
import { archivedIds } from '../support/archive.js';
import { workspaceRule } from '../types.js';

export const unknownTask = workspaceRule({
  code: 'blocked/unknown-task',
  severity: 'warning',
  docs: {
    what: 'An open blocked item names a task that no ledger has, nor the archive.',
    why: 'The task that is really blocked can be started all the same, since nothing ties it to the item.',
    fix: 'Name the id of a task. Items that are resolved or cancelled may name tasks that have been archived.',
    bad: `
=== blocked_items.md
### BLOCK-001: Test server is down
- **status**: Active
- **task**: T-1, T-9
                 ~~~ warning blocked/unknown-task
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
    good: `
=== blocked_items.md
### BLOCK-001: Test server is down
- **status**: Active
- **task**: T-1
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
  },
  check(workspace, context) {
    const { blocked, tasks, taskByKey } = workspace;
    if (tasks.length === 0) return [];
    const unknown = blocked.flatMap(({ record, file, line }) =>
      record.status === 'resolved' || record.status === 'cancelled'
        ? []
        : record.tasks
            .filter(({ id, key }) => !taskByKey.has(key) && !taskByKey.has(idKey(firstWord(id))))
            .map((task) => ({ record, file, line, task })),
    );
    const archived = unknown.length === 0 ? undefined : archivedIds(context);
    if (archived === undefined) return [];
    return unknown
      .filter(({ task }) => !archived.has(task.id) && !archived.has(firstWord(task.id)))
      .map(({ record: { id }, file, line, task }) => ({
        file: file.path,
        id,
        at: shift(task.range, line),
        params: { id, task: task.id, suggestion: suggestion(task.id, workspace) },
      }));
  },
});

/** An id may be followed by what the task is about: `T-1 Login`, `T-1: Login`. */
function firstWord(text: string): string {
  return (/^[^\s(（:：]+/.exec(text)?.[0] ?? text).trim();
}

function suggestion(id: string, { tasks }: Workspace): string {
  if (tasks.length > 1000 || id.length > 60) return '';
  return (
    nearest(
      idKey(id),
      tasks.map(({ record }) => record.id),
    ) ?? ''
  );
}
