import type { AuditEntry, RowChange } from '../audit/index.js';
import { appendRecord, joinerOf, setValues, type Appended, type Values } from '../edits/index.js';
import type { Lease, RuntimeState } from '../leases/index.js';
import {
  formatTime,
  isEmpty,
  readApprovals,
  readTasks,
  RowSource,
  SectionSource,
  type Approval,
  type Entry,
  type LedgerRecord,
  type Task,
  type Workspace,
  type WorkspaceFile,
} from '../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../policy/index.js';
import { parseMarkdown, scanRow } from '../syntax/index.js';
import { applyEdits, shift, type TextEdit } from '../text/index.js';
import { ledgersOf, unreadable } from './find.js';
import { isRefusal, refuse } from './refuse.js';
import type { FileEdit, MoveContext, Plan, Refusal, Snapshot } from './types.js';

/** A part of a plan: what is edited, and what the audit line says of it. */
export interface Draft {
  readonly files: readonly FileEdit[];
  readonly rows: readonly RowChange[];
}

export const NO_DRAFT: Draft = { files: [], rows: [] };

/** Sets cells of a task; views that list it again follow. Ask once per task and move. */
export function changeTask(workspace: Workspace, entry: Entry<Task>, values: Values<TaskColumn>): Draft | Refusal {
  return change(workspace, entry, values, workspace.files.get(entry.file.path)?.tasks?.viewed ?? []);
}

/** Sets cells of an approval, as `changeTask`. */
export function changeApproval(
  workspace: Workspace,
  entry: Entry<Approval>,
  values: Values<ApprovalColumn>,
): Draft | Refusal {
  return change(workspace, entry, values, workspace.files.get(entry.file.path)?.approvals?.viewed ?? []);
}

function change<C extends string>(
  workspace: Workspace,
  entry: Entry<LedgerRecord<C> & Pick<Task | Approval, 'id' | 'key' | 'kind'>>,
  values: Values<C>,
  viewed: readonly { readonly item: LedgerRecord<C> & { readonly key: string }; readonly line: number }[],
): Draft | Refusal {
  const { record, file } = entry;
  const set = setValues(workspace, entry, values);
  if ('missing' in set) return refuse('ledger/missing-column', { path: file.path, columns: set.missing.join(', ') });
  const edits = viewed
    .filter(({ item }) => item.key === record.key)
    .flatMap(({ item, line }) => inView(workspace, { record: item, file, line }, values));
  const row = rowChange(workspace, entry, values, set.edits);
  return { files: [{ path: file.path, edits: [...set.edits, ...edits] }], rows: row === undefined ? [] : [row] };
}

/** A view may not contradict its ledger; what it leaves out it goes on leaving out. */
function inView<C extends string>(
  workspace: Workspace,
  entry: Entry<LedgerRecord<C>>,
  values: Values<C>,
): readonly TextEdit[] {
  const pairs = Object.entries(values) as [C, string | undefined][];
  const said = Object.fromEntries(pairs.filter(([column]) => entry.record.text(column) !== '')) as Values<C>;
  const set = setValues(workspace, entry, said);
  return 'edits' in set ? set.edits : [];
}

function rowChange<C extends string>(
  workspace: Workspace,
  { record, file, line }: Entry<LedgerRecord<C> & Pick<Task | Approval, 'id' | 'kind'>>,
  values: Values<C>,
  edits: readonly TextEdit[],
): RowChange | undefined {
  const after = readAfter(workspace, record, line, edits);
  const changed = (Object.keys(values) as C[])
    .map((column) => [column, valueOf(record, column), after(column)] as const)
    .filter(([, old, now]) => old !== now);
  if (changed.length === 0) return undefined;
  return {
    file: file.path,
    kind: record.kind,
    id: record.id,
    before: Object.fromEntries(changed.map(([column, old]) => [column, old])),
    after: Object.fromEntries(changed.map(([column, , now]) => [column, now])),
  };
}

/** What a record says in a column, the items of a nested list included; '' where it says nothing. */
export function valueOf<C extends string>(record: LedgerRecord<C>, column: C): string {
  return record
    .values(column)
    .map(({ value }) => value)
    .join(joinerOf(column));
}

/** What a reader of the record sees after the edits: a decorated state stays decorated. */
function readAfter<C extends string>(
  { policy }: Workspace,
  { source, kind }: LedgerRecord<C> & Pick<Task | Approval, 'kind'>,
  line: number,
  edits: readonly TextEdit[],
): (column: C) => string {
  const moved = edits.map(({ range, newText }) => ({ range: shift(range, -line), newText }));
  if (source instanceof RowSource) {
    const row = scanRow(applyEdits(source.row.text, moved));
    const { index } = (source as RowSource<C>).columns;
    return (column) => said(row.value(index.get(column) ?? -1));
  }
  const text = source instanceof SectionSource ? source.section.text : '';
  const document = parseMarkdown(applyEdits(text, moved));
  const records = kind === 'task' ? readTasks(document, policy) : readApprovals(document, policy);
  const record = records.entries[0]?.item as LedgerRecord<string> | undefined;
  return (column) => (record === undefined ? '' : valueOf(record, column));
}

function said(value: string): string {
  const text = value.trim();
  return isEmpty(text) ? '' : text;
}

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

/** All parts as one; the first refusal among them where there is one. */
export function joinDrafts(drafts: readonly (Draft | Refusal)[]): Draft | Refusal {
  const refusal = drafts.find((draft) => isRefusal(draft));
  if (refusal !== undefined && isRefusal(refusal)) return refusal;
  const parts = drafts as readonly Draft[];
  const edits = new Map<string, readonly TextEdit[]>();
  for (const file of parts.flatMap(({ files }) => files)) {
    edits.set(file.path, [...(edits.get(file.path) ?? []), ...file.edits]);
  }
  return {
    files: [...edits].map(([path, all]) => ({ path, edits: all })).filter((file) => file.edits.length > 0),
    rows: parts.flatMap(({ rows }) => rows),
  };
}

/** What a plan says beside its drafts. */
export interface PlanParts {
  readonly event: string;
  readonly id: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly drafts: readonly (Draft | Refusal)[];
  /** Where leases change. */
  readonly runtime?: RuntimeState;
  readonly lease?: Lease | null;
  readonly approval?: string | null;
  /** What the audit line says beside who, when, what and the rows. */
  readonly audit?: Partial<AuditEntry>;
}

/** A plan of its parts, audit entry included; the first refusal among the drafts where there is one. */
export function makePlan(snapshot: Snapshot, { caller, now }: MoveContext, parts: PlanParts): Plan | Refusal {
  const draft = joinDrafts(parts.drafts);
  if (isRefusal(draft)) return draft;
  const { event, id, from = null, to = null, lease = null, approval = null } = parts;
  const { text: actor, role, assurance } = caller;
  const states = from === null && to === null ? {} : { from, to };
  const about = approval === null ? {} : { approval };
  const who = { time: formatTime(now), actor, role: role.name, assurance };
  const audit = { ...who, event, id, ...states, ...about, ...parts.audit, rows: draft.rows };
  const runtime = parts.runtime ?? snapshot.runtime;
  return { ok: true, event, id, from, to, files: draft.files, runtime, lease, approval, audit };
}
