import { appendRecord, type Appended, type Values } from '../../edits/index.js';
import {
  readApprovals,
  readTasks,
  valueOf,
  type LedgerRecord,
  type Records,
  type Workspace,
  type WorkspaceFile,
} from '../../model/index.js';
import type { ApprovalColumn, Policy, TaskColumn } from '../../policy/index.js';
import { parseMarkdown, scanRow } from '../../syntax/index.js';
import { applyEdits, Lines } from '../../text/index.js';
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
    if ('edits' in added) return newRecord(file, ledger, values, added, workspace.policy);
    const rest = without(
      values,
      optional.filter((column) => added.missing.includes(column)),
    );
    const again = add(file, rest);
    if ('edits' in again) return newRecord(file, ledger, rest, again, workspace.policy);
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
  file: WorkspaceFile,
  ledger: 'tasks' | 'approvals',
  values: Values<C>,
  added: Extract<Appended, { readonly line: number }>,
  policy: Policy,
): Draft {
  const read = readAdded(file, ledger, added, policy);
  const columns = (Object.keys(values) as C[]).filter((column) => said(values[column] ?? '') !== '');
  const after = Object.fromEntries(columns.map((column) => [column, read(column)]));
  const id = after[ledger === 'tasks' ? 'task_id' : 'appr_id'] ?? '';
  const { path } = file;
  return {
    files: [{ path, edits: added.edits }],
    rows: [{ file: path, kind: KINDS[ledger], id, before: null, after }],
  };
}

const KINDS = { tasks: 'task', approvals: 'approval' } as const;

/** What a reader of the new record sees: not every text can be written into a cell as it is. */
function readAdded(
  { document, tasks, approvals }: WorkspaceFile,
  ledger: 'tasks' | 'approvals',
  { edits, line }: Extract<Appended, { readonly line: number }>,
  policy: Policy,
): (column: string) => string {
  const lines = new Lines(applyEdits(document.lines.text, edits));
  if (/^#{1,6}\s/.test(lines.at(line))) {
    const section = parseMarkdown(lines.text.slice(lines.start(line)));
    const records = ledger === 'tasks' ? readTasks(section, policy) : readApprovals(section, policy);
    const record = records.entries[0]?.item as LedgerRecord<string> | undefined;
    return (column) => (record === undefined ? '' : valueOf(record, column));
  }
  const records: Records<string, unknown> | undefined = ledger === 'tasks' ? tasks : approvals;
  const index = records?.tables.find(({ view }) => !view)?.columns.index;
  const row = scanRow(lines.at(line));
  return (column) => said(row.value(index?.get(column) ?? -1));
}
