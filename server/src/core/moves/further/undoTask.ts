import type { AuditLine, RowChange } from '../../audit/index.js';
import { fileItem, readProposal, removeRecords, type Values } from '../../edits/index.js';
import type { Lease } from '../../leases/index.js';
import { idKey, undecorate, wasProven, type LedgerRecord, type Task, type Workspace } from '../../model/index.js';
import { stateOf, type TaskColumn } from '../../policy/index.js';
import { changeTask, joinDrafts, valueOf, type Draft } from '../draft.js';
import { emptyCells, lockCells } from '../effects/lock.js';
import { findTask } from '../find.js';
import { isRefusal } from '../refuse.js';
import { SETTABLE_COLUMNS, type MoveContext, type Refusal, type SettableColumn, type Snapshot } from '../types.js';
import { isAllThatIsLeft } from './archiveRows.js';
import { itemsOf } from './file.js';
import { newValues } from './setValues.js';
import { changed } from './undoable.js';

/** What a row is read and written with while a move is taken back. */
export interface Undoing {
  readonly snapshot: Snapshot;
  readonly context: MoveContext;
  readonly line: AuditLine;
  readonly leases: ReadonlyMap<string, Lease>;
}

/** Cells that the lease decides on, not the row's past. */
const LOCK: readonly string[] = ['lock', 'lock_owner', 'lock_expires_at'] satisfies readonly TaskColumn[];

/** A task with the cells that it had. */
export function taskBefore({ snapshot, context, line, leases }: Undoing, row: RowChange): Draft | Refusal {
  const { workspace } = snapshot;
  const entry = findTask(workspace, row.id);
  if (isRefusal(entry)) return entry;
  const task = entry.record;
  if (line.event === 'lock.extend') {
    return readsAs<TaskColumn>(task, row.after) ? changeTask(workspace, entry, cellsOf(row)) : changed(row);
  }
  if (!readsAs<TaskColumn>(task, row.after, LOCK) || wouldBeUnproven(workspace, task, row)) return changed(row);
  const before = Object.fromEntries(Object.entries(row.before ?? {}).filter(([column]) => !LOCK.includes(column)));
  const invalid = line.event === 'set' ? newValues(workspace, entry, settable(before), context.world) : undefined;
  if (isRefusal(invalid)) return invalid;
  const locks = Object.keys(row.after ?? {}).some((column) => LOCK.includes(column));
  const lease = leases.get(task.key);
  const cells = lease !== undefined ? lockCells(task, lease) : locks ? emptyCells(task) : {};
  return changeTask(workspace, entry, { ...before, ...cells });
}

function cellsOf({ before }: RowChange): Values<TaskColumn> {
  return before ?? {};
}

/** Whether the task would be done again, and nothing is approved that says so. */
export function wouldBeUnproven(workspace: Workspace, task: Task, { before }: RowChange): boolean {
  const done = stateOf(workspace.policy, before?.['state'] ?? '')?.category === 'done';
  return done && workspace.policy.approvals.required.includes('done') && !wasProven(workspace, task);
}

function settable(cells: Readonly<Record<string, string>>): Partial<Record<SettableColumn, string>> {
  return Object.fromEntries(
    SETTABLE_COLUMNS.flatMap((column) => (cells[column] === undefined ? [] : [[column, cells[column]]])),
  );
}

/** Whether a record says in these cells what a move left there. */
export function readsAs<C extends string>(
  record: LedgerRecord<C>,
  after: RowChange['after'],
  except: readonly string[] = [],
): boolean {
  return Object.entries(after ?? {}).every(([column, text]) => {
    return except.includes(column) || undecorate(valueOf(record, column as C)) === undecorate(text);
  });
}

/** A task that the move made goes, unless something hangs on it by now. Its id stays taken. */
export function unmade({ snapshot: { workspace }, line }: Undoing, row: RowChange): Draft | Refusal {
  const entry = findTask(workspace, row.id);
  if (isRefusal(entry)) return entry;
  const { record } = entry;
  const waited = workspace.tasks.some((other) =>
    other.record.depends.some(({ text }) => idKey(undecorate(text)) === record.key),
  );
  const asked = (workspace.approvalsByTarget.get(record.key) ?? []).length > 0;
  if (waited || asked || !readsAs<TaskColumn>(record, row.after)) return changed(row);
  const file = workspace.files.get(entry.file.path);
  if (file === undefined || isAllThatIsLeft(workspace, [entry], file.path)) return changed(row);
  const viewed = file.tasks?.viewed.filter(({ item }) => item.key === record.key) ?? [];
  const edits = removeRecords(file.document, [{ item: record, line: entry.line }, ...viewed]);
  const gone: Draft = { files: [{ path: file.path, edits }], rows: [{ ...row, before: row.after, after: null }] };
  return line.event === 'file' ? joinDrafts([gone, unticked({ workspace }, row)]) : gone;
}

/** The item that the task was made of can be filed again. */
function unticked({ workspace }: Pick<Snapshot, 'workspace'>, { id, after }: RowChange): Draft {
  const listed = itemsOf(workspace).find(({ item }) => {
    const proposal = readProposal(item);
    return (
      item.checked &&
      proposal.title === after?.['title'] &&
      (proposal.id === undefined || idKey(proposal.id) === idKey(id))
    );
  });
  if (listed === undefined) return { files: [], rows: [] };
  return { files: [{ path: listed.file.path, edits: fileItem(listed.file, listed.item, false) }], rows: [] };
}
