import type { Workspace, WorkspaceFile } from '../../model/index.js';
import { shift } from '../../text/index.js';
import { workspaceRule, type PlacedProblem } from '../types.js';

type Orphan = PlacedProblem<'table/view-orphan'>;

export const viewOrphan = workspaceRule({
  code: 'table/view-orphan',
  severity: 'warning',
  docs: {
    what: 'A view (a further table that mostly lists known ids again) lists an id that no ledger has.',
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
  check(workspace) {
    return [...workspace.files.values()].flatMap((file) => [
      ...taskOrphans(workspace, file),
      ...approvalOrphans(workspace, file),
    ]);
  },
});

function taskOrphans({ taskByKey }: Workspace, file: WorkspaceFile): Orphan[] {
  return (file.tasks?.viewed ?? [])
    .filter(({ item }) => item.key !== '' && !taskByKey.has(item.key))
    .map(({ item, line }) => ({
      file: file.path,
      id: item.id,
      at: shift(item.at('task_id'), line),
      params: { id: item.id },
    }));
}

function approvalOrphans({ approvals }: Workspace, file: WorkspaceFile): Orphan[] {
  const viewed = file.approvals?.viewed ?? [];
  if (viewed.length === 0) return [];
  const known = new Set(approvals.map(({ record }) => record.key));
  return viewed
    .filter(({ item }) => item.key !== '' && !known.has(item.key))
    .map(({ item, line }) => ({
      file: file.path,
      id: item.id,
      at: shift(item.at('appr_id'), line),
      params: { id: item.id },
    }));
}
