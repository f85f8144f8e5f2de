import type { RowChange } from '../../audit/index.js';
import { setValues, type Values } from '../../edits/index.js';
import {
  isEmpty,
  readApprovals,
  readTasks,
  RowSource,
  SectionSource,
  valueOf,
  type Approval,
  type Entry,
  type LedgerRecord,
  type Task,
  type Workspace,
} from '../../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../../policy/index.js';
import { parseMarkdown, scanRow } from '../../syntax/index.js';
import { applyEdits, shift, type TextEdit } from '../../text/index.js';
import { refuse } from '../refuse.js';
import type { Refusal } from '../types.js';
import type { Draft } from './types.js';

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

/** A value as a reader takes it: trimmed, and '' where it says nothing. */
export function said(value: string): string {
  const text = value.trim();
  return isEmpty(text) ? '' : text;
}
