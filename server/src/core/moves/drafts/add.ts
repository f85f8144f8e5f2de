import { appendRecord, type Appended, type Values } from '../../edits/index.js';
import type { Workspace, WorkspaceFile } from '../../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../../policy/index.js';
import type { TextEdit } from '../../text/index.js';
import { ledgersOf, unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Refusal } from '../types.js';
import { said } from './change.js';
import type { Draft } from './types.js';

/** Adds a task to the first ledger that takes one. Values of `optional` columns are left out where the ledger lacks them. */
export function addTask(
  workspace: Workspace,
  values: Values<TaskColumn>,
  optional: readonly TaskColumn[] = [],
): Draft | Refusal {
  const add = (file: WorkspaceFile, given: Values<TaskColumn>): Added => appendRecord(file, 'task', given);
  return addRecord(workspace, 'tasks', values, optional, add);
}

/** Adds an approval, as `addTask`. */
export function addApproval(
  workspace: Workspace,
  values: Values<ApprovalColumn>,
  optional: readonly ApprovalColumn[] = ['kind', 'digest', 'scope', 'expiry_utc'],
): Draft | Refusal {
  const add = (file: WorkspaceFile, given: Values<ApprovalColumn>): Added => appendRecord(file, 'approval', given);
  return addRecord(workspace, 'approvals', values, optional, add);
}

type Added = Appended;

/** Whether approvals that are added can say something in a column. */
export function approvalTakes(workspace: Workspace, column: ApprovalColumn): boolean {
  return takes(workspace, 'approvals', (file) => appendRecord(file, 'approval', { [column]: 'x' }));
}

/** Whether tasks that are added can say something in a column. */
export function taskTakes(workspace: Workspace, column: TaskColumn): boolean {
  return takes(workspace, 'tasks', (file) => appendRecord(file, 'task', { [column]: 'x' }));
}

function takes(workspace: Workspace, ledger: 'tasks' | 'approvals', add: (file: WorkspaceFile) => Added): boolean {
  const files = ledgersOf(workspace, ledger);
  const answers = isRefusal(files) ? [] : files.map(add);
  const taken = answers.find((answer) => !('noTable' in answer));
  return taken !== undefined && 'edits' in taken;
}

function addRecord<C extends string>(
  workspace: Workspace,
  ledger: 'tasks' | 'approvals',
  values: Values<C>,
  optional: readonly C[],
  add: (file: WorkspaceFile, values: Values<C>) => Added,
): Draft | Refusal {
  const files = ledgersOf(workspace, ledger);
  if (isRefusal(files)) return files;
  for (const file of files) {
    const broken = unreadable(file);
    if (broken !== undefined) return broken;
    const added = add(file, values);
    if ('noTable' in added) continue;
    if ('edits' in added) return newRecord(file, ledger, values, added.edits);
    const rest = without(
      values,
      optional.filter((column) => added.missing.includes(column)),
    );
    const again = add(file, rest);
    if ('edits' in again) return newRecord(file, ledger, rest, again.edits);
    const missing = 'missing' in again ? again.missing.join(', ') : '';
    return refuse('ledger/missing-column', { path: file.path, columns: missing });
  }
  return refuse('ledger/no-table', { path: files[0]?.path ?? '' });
}

function without<C extends string>(values: Values<C>, columns: readonly C[]): Values<C> {
  const pairs = Object.entries(values) as [C, string | undefined][];
  return Object.fromEntries(pairs.filter(([column]) => !columns.includes(column))) as Values<C>;
}

function newRecord<C extends string>(
  { path }: WorkspaceFile,
  ledger: 'tasks' | 'approvals',
  values: Values<C>,
  edits: readonly TextEdit[],
): Draft {
  const pairs = (Object.entries(values) as [C, string | undefined][]).map(
    ([column, value]) => [column, said(value ?? '')] as const,
  );
  const after = Object.fromEntries(pairs.filter(([, value]) => value !== ''));
  const id = after[ledger === 'tasks' ? 'task_id' : 'appr_id'] ?? '';
  return { files: [{ path, edits }], rows: [{ file: path, kind: KINDS[ledger], id, before: null, after }] };
}

const KINDS = { tasks: 'task', approvals: 'approval' } as const;
