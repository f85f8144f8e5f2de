import { foldedKey } from '../../model/index.js';
import { handEdits } from '../../past/index.js';
import { cellPlace, isAdopted } from '../support/history.js';
import { rowOut } from '../support/takeBack.js';
import { workspaceRule } from '../types.js';

export const idReused = workspaceRule({
  code: 'history/id-reused',
  severity: 'error',
  docs: {
    what: 'A row came by hand under an id that another row had before: one that was archived, or that the audit log knows.',
    why: 'Records, notes and approvals name rows by their ids. An id that is used twice makes what was said of the one look as if it were about the other.',
    fix: 'Take a new id. `orch plan` and `orch request` find the next free one.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title  | state | owner |
|---------|--------|-------|-------|
=== ORCH/STATE/ARCHIVE.md @base
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | DONE  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Logout | PLAN  | WORK  |
  ~~~ error history/id-reused
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title  | state | owner |
|---------|--------|-------|-------|
=== ORCH/STATE/ARCHIVE.md @base
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | DONE  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-2     | Logout | PLAN  | WORK  |
`,
  },
  check(workspace, { past }) {
    if (past.kind !== 'commit') return [];
    return handEdits(workspace, past).added.flatMap(({ kind, id, key, entry, reference }) => {
      if (entry === undefined || reference !== undefined) return [];
      if (isAdopted(past, workspace, entry.file.path, kind === 'task' ? 'tasks' : 'approvals')) return [];
      // The second row of an id that is there is a duplicate, which is reported as such.
      const there = kind === 'task' ? past.tasks.has(key) : past.approvals.has(key);
      if (there || !past.taken[kind].has(foldedKey(id))) return [];
      const column = kind === 'task' ? 'task_id' : 'appr_id';
      return [{ ...cellPlace(entry, column), params: { id, kind }, fixes: rowOut(workspace, entry) }];
    });
  },
});
