import type { RowChange } from '../audit/index.js';
import { appendRecord, setValues, type Values } from '../edits/index.js';
import {
  isEmpty,
  VIEW_FACTS,
  type Approval,
  type Entry,
  type LedgerRecord,
  type Task,
  type Workspace,
  type WorkspaceFile,
} from '../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../policy/index.js';
import type { TextEdit } from '../text/index.js';
import { isRefusal, refuse } from './refuse.js';
import type { FileEdit, Refusal } from './types.js';

/** What a part of a move writes, and what the audit log says of it. */
export interface Change {
  readonly files: readonly FileEdit[];
  readonly rows: readonly RowChange[];
}

export const NO_CHANGE: Change = { files: [], rows: [] };

/** Several changes on one snapshot as one: the edits of each file together. The first refusal among them is the answer. */
export function together(...changes: readonly (Change | Refusal)[]): Change | Refusal {
  const edits = new Map<string, TextEdit[]>();
  const rows: RowChange[] = [];
  for (const change of changes) {
    if (isRefusal(change)) return change;
    for (const file of change.files) edits.set(file.path, [...(edits.get(file.path) ?? []), ...file.edits]);
    rows.push(...change.rows);
  }
  return { files: [...edits].map(([path, all]) => ({ path, edits: all })), rows };
}

/**
 * Writes cells of a task, and of the views in its file that repeat them. Once per task and move. Refuses where the
 * ledger lacks a column, or cannot be written without losing something.
 */
export function setTask(workspace: Workspace, entry: Entry<Task>, values: Values<TaskColumn>): Change | Refusal {
  const views = workspace.files.get(entry.file.path)?.tasks?.viewed ?? [];
  return setRow(workspace, 'task', entry, values, VIEW_FACTS.task, views);
}

/** The same for an approval. */
export function setApproval(
  workspace: Workspace,
  entry: Entry<Approval>,
  values: Values<ApprovalColumn>,
): Change | Refusal {
  const views = workspace.files.get(entry.file.path)?.approvals?.viewed ?? [];
  return setRow(workspace, 'approval', entry, values, VIEW_FACTS.approval, views);
}

/** Adds a task to a ledger. Columns that the ledger does not have must not hold a value. */
export function addTask(workspace: Workspace, path: string, values: Values<TaskColumn>): Change | Refusal {
  const file = writable(workspace, path);
  if (isRefusal(file)) return file;
  const added = appendRecord(file, 'task', values);
  return asChange(path, added, { kind: 'task', id: values.task_id ?? '', before: null, after: textsOf(values) });
}

/** Adds an approval to a ledger. */
export function addApproval(workspace: Workspace, path: string, values: Values<ApprovalColumn>): Change | Refusal {
  const file = writable(workspace, path);
  if (isRefusal(file)) return file;
  const added = appendRecord(file, 'approval', values);
  return asChange(path, added, { kind: 'approval', id: values.appr_id ?? '', before: null, after: textsOf(values) });
}

/** A file of the workspace whose text is known to the last byte. Refuses any other. */
export function writable({ files }: Workspace, path: string): WorkspaceFile | Refusal {
  const file = files.get(path);
  if (file === undefined) return refuse('ledger/missing', { path });
  const reason = file.source.trouble?.kind ?? (file.document.tooComplex === undefined ? undefined : 'too-complex');
  return reason === undefined ? file : refuse('ledger/unreadable', { path, reason });
}

type Keyed<C extends string> = LedgerRecord<C> & { readonly id: string; readonly key: string };

function setRow<C extends string>(
  workspace: Workspace,
  kind: RowChange['kind'],
  entry: Entry<Keyed<C>>,
  values: Values<C>,
  facts: readonly C[],
  views: readonly { readonly item: Keyed<C>; readonly line: number }[],
): Change | Refusal {
  const { path } = entry.file;
  const file = writable(workspace, path);
  if (isRefusal(file)) return file;
  const set = setValues(workspace, entry, values);
  const repeated = views.filter(({ item }) => item.key === entry.record.key);
  const viewed = repeated.flatMap(({ item, line }) => {
    const told = facts.filter((column) => column in values && item.text(column) !== '');
    const asked = Object.fromEntries(told.map((column) => [column, values[column]])) as Values<C>;
    const edits = setValues(workspace, { record: item, file: entry.file, line }, asked);
    return 'edits' in edits ? edits.edits : [];
  });
  const all = 'edits' in set ? { edits: [...set.edits, ...viewed] } : set;
  return asChange(path, all, changeOf(kind, entry.record, values));
}

type Edited =
  { readonly edits: readonly TextEdit[] } | { readonly missing: readonly string[] } | { readonly noTable: true };

function asChange(path: string, edited: Edited, row: Omit<RowChange, 'file'>): Change | Refusal {
  if ('missing' in edited) return refuse('ledger/missing-column', { path, columns: edited.missing.join(', ') });
  if ('noTable' in edited) return refuse('ledger/no-table', { path });
  const said = row.after !== null && Object.keys(row.after).length === 0;
  return { files: [{ path, edits: edited.edits }], rows: said ? [] : [{ file: path, ...row }] };
}

/** The cells that read differently afterwards. */
function changeOf<C extends string>(
  kind: RowChange['kind'],
  record: Keyed<C>,
  values: Values<C>,
): Omit<RowChange, 'file'> {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (const [column, text] of Object.entries(textsOf(values))) {
    const old = cellText(record, column as C);
    if (old === text) continue;
    before[column] = old;
    after[column] = text;
  }
  return { kind, id: record.id, before, after };
}

/** A column as the audit log has it: one text, '' where it says nothing; the members of a nested list joined. */
export function cellText<C extends string>(record: LedgerRecord<C>, column: C): string {
  const joiner = column === 'notes' ? '; ' : ', ';
  return record
    .values(column)
    .map(({ value }) => oneLine(value))
    .join(joiner);
}

function textsOf(values: Values<string>): Record<string, string> {
  const texts = Object.entries(values).map(([column, value]) => [column, oneLine(value ?? '')] as const);
  return Object.fromEntries(texts.map(([column, text]) => [column, isEmpty(text) ? '' : text]));
}

function oneLine(value: string): string {
  return value
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
