import type { Approval, Task, Workspace, WorkspaceFile } from '../../model/index.js';
import type { Placed } from '../../syntax/index.js';
import { shift, type Range } from '../../text/index.js';
import { archivedIds } from '../support/archive.js';
import { workspaceRule, type PlacedProblem, type RuleContext } from '../types.js';
import { viewsOf } from './views.js';

type Orphan = PlacedProblem<'table/view-orphan'>;

export const viewOrphan = workspaceRule({
  code: 'table/view-orphan',
  severity: 'warning',
  docs: {
    what: 'A view (a further table that mostly lists known ids again) lists an id that no ledger has, nor the archive.',
    why: 'The row looks like a record and is none: it was added in the wrong table, or its record is gone.',
    fix: 'Add the record to the ledger, or take the row out of the view.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
| T-2     | Logo  | READY | WORK  |

## This week

| task_id | state |
|---------|-------|
| T-1     | READY |
| T-2     | READY |
| T-7     | READY |
  ~~~ warning table/view-orphan
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
| T-2     | Logo  | READY | WORK  |

## This week

| task_id | state |
|---------|-------|
| T-1     | READY |
| T-2     | READY |
`,
  },
  check(workspace, context) {
    return [...workspace.files.values()].flatMap((file) => [
      ...taskOrphans(workspace, file, context),
      ...approvalOrphans(workspace, file),
    ]);
  },
});

function taskOrphans({ taskByKey }: Workspace, file: WorkspaceFile, context: RuleContext): Orphan[] {
  const unknown = viewsOf(file.tasks).filter(({ item }) => item.key !== '' && !taskByKey.has(item.key));
  const archived = unknown.length === 0 ? undefined : archivedIds(context);
  if (archived === undefined) return [];
  return unknown
    .filter(({ item }) => !archived.has(item.id))
    .map((view) => orphan(file, view, view.item.at('task_id')));
}

function approvalOrphans({ approvals }: Workspace, file: WorkspaceFile): Orphan[] {
  const viewed = viewsOf(file.approvals);
  if (viewed.length === 0) return [];
  const known = new Set(approvals.map(({ record }) => record.key));
  const unknown = viewed.filter(({ item }) => item.key !== '' && !known.has(item.key));
  return unknown.map((view) => orphan(file, view, view.item.at('appr_id')));
}

function orphan(file: WorkspaceFile, { item, line }: Placed<Task | Approval>, at: Range): Orphan {
  return { file: file.path, id: item.id, at: shift(at, line), params: { id: item.id } };
}
