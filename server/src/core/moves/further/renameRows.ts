import type { RowChange } from '../../audit/index.js';
import { valueOf, type Approval, type BlockedItem, type Entry, type Task, type Workspace } from '../../model/index.js';
import { workspaceAfter, type RenamePlan } from '../../naming/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS } from '../../policy/index.js';

/** What the audit line of a rename says of each row that it changes: the renamed task first. */
export function renamedRows(workspace: Workspace, task: Task, plan: RenamePlan, to: string): readonly RowChange[] {
  const after = workspaceAfter(plan, workspace);
  const rows: RowChange[] = [
    ...changesOf(workspace.tasks, after.tasks, cellsOfTask),
    ...changesOf(workspace.approvals, after.approvals, cellsOfApproval),
    ...changesOf(workspace.blocked, after.blocked, cellsOfBlocked, 'blocked'),
  ];
  const own = rows.findIndex(({ kind, id }) => kind === 'task' && id === task.id);
  const [row] = own === -1 ? [] : rows.splice(own, 1);
  const file = row?.file ?? workspace.taskByKey.get(task.key)?.file.path ?? '';
  // A heading is no cell, and tells the id all the same.
  const before = { ...row?.before, task_id: task.id };
  return [{ file, kind: 'task', id: task.id, before, after: { ...row?.after, task_id: to } }, ...rows];
}

type Cells = Readonly<Record<string, string>>;

/** Rows stay in their order, so that one is known by its place. */
function changesOf<R extends Task | Approval | BlockedItem>(
  before: readonly Entry<R>[],
  after: readonly Entry<R>[],
  cellsOf: (record: R) => Cells,
  kind?: 'blocked',
): readonly RowChange[] {
  return before.flatMap((entry, at): readonly RowChange[] => {
    const now = after[at]?.record;
    if (now === undefined || now === entry.record) return [];
    const [was, is] = [cellsOf(entry.record), cellsOf(now)];
    const columns = Object.keys(was).filter((column) => was[column] !== is[column]);
    if (columns.length === 0) return [];
    const of = (cells: Cells): Cells => Object.fromEntries(columns.map((column) => [column, cells[column] ?? '']));
    const { record, file } = entry;
    const what = kind ?? (record as Task | Approval).kind;
    return [{ file: file.path, kind: what, id: record.id, before: of(was), after: of(is) }];
  });
}

function cellsOfTask(task: Task): Cells {
  return Object.fromEntries(TASK_COLUMNS.filter((one) => task.has(one)).map((one) => [one, valueOf(task, one)]));
}

function cellsOfApproval(row: Approval): Cells {
  return Object.fromEntries(APPROVAL_COLUMNS.filter((one) => row.has(one)).map((one) => [one, valueOf(row, one)]));
}

function cellsOfBlocked({ tasks }: BlockedItem): Cells {
  return { task: tasks.map(({ id }) => id).join(', ') };
}
