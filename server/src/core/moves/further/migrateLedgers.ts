import { addColumns, type AskedColumns, type ColumnPlaces } from '../../edits/index.js';
import { readApprovals, readTasks, type Workspace, type WorkspaceFile } from '../../model/index.js';
import { USUAL_COLUMNS, type Policy } from '../../policy/index.js';
import { parseMarkdown } from '../../syntax/index.js';
import { applyEdits, type TextEdit } from '../../text/index.js';
import { ledgersOf, unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { FileEdit, Refusal, World } from '../types.js';
import { archiveFile, archiveText } from './archiveRows.js';

/** What is added where nobody names columns: to tables. Nobody wants ten empty bullets in every section. */
export const USUAL: AskedColumns = { ...USUAL_COLUMNS, sections: false };

/** The ledgers that are asked about; those of one kind may be missing where those of the other are there. */
export function ledgerFiles(
  workspace: Workspace,
  asked: AskedColumns,
  world: Pick<World, 'fact'>,
): readonly WorkspaceFile[] | Refusal {
  const kinds = (['tasks', 'approvals'] as const).filter((kind) => asked[kind].length > 0);
  const found = kinds.map((kind) => ledgersOf(workspace, kind));
  const there = found.flatMap((files) => (isRefusal(files) ? [] : files));
  const missing = found.find((files) => isRefusal(files));
  if (there.length === 0 && missing !== undefined) return missing;
  const archive = asked.tasks.length > 0 ? archiveOf(workspace, world) : undefined;
  if (isRefusal(archive)) return archive;
  const files = [...new Set([...there, ...(archive === undefined ? [] : [archive])])];
  return files.map((file) => unreadable(file)).find(isRefusal) ?? files;
}

/** The archive takes tasks byte for byte as long as it has the ledger's columns. */
function archiveOf(workspace: Workspace, world: Pick<World, 'fact'>): WorkspaceFile | undefined | Refusal {
  const path = workspace.policy.paths.archive;
  const text = workspace.files.has(path) ? undefined : archiveText(path, world);
  return text === undefined || isRefusal(text) ? text : archiveFile(path, text, workspace);
}

/** A ledger's edits, and the columns that they add. */
export type Migrated = FileEdit & { readonly added: readonly string[]; readonly places: ColumnPlaces };

/** Adds to a ledger what it lacks. Refuses where another of its tables would be read otherwise for it. */
export function migrated({ policy }: Workspace, file: WorkspaceFile, asked: AskedColumns): Migrated | Refusal {
  const { path } = file;
  const { edits, added, places } = addColumns(file, asked === USUAL ? withoutDecisions(file) : asked, policy);
  if (listsTheSame(file, edits, policy)) return { path, edits, added, places };
  return refuse('migrate/view', { path, columns: added.join(', ') });
}

/** Whether a ledger with other columns is read as listing the same records in the same tables. */
export function listsTheSame(file: WorkspaceFile, edits: readonly TextEdit[], policy: Policy): boolean {
  const after = parseMarkdown(applyEdits(file.document.lines.text, edits));
  return (
    rolesOf(file.tasks) === rolesOf(file.tasks && readTasks(after, policy)) &&
    rolesOf(file.approvals) === rolesOf(file.approvals && readApprovals(after, policy))
  );
}

/** Which tables of a ledger list records, and how many records there are. */
function rolesOf(ledger: WorkspaceFile['tasks'] | WorkspaceFile['approvals']): string {
  return JSON.stringify([ledger?.tables.map(({ view }) => view), ledger?.entries.length, ledger?.viewed.length]);
}

const DECISION = ['approver', 'ts_dec'];

/** A decided row without these columns may be as it was meant; with them and nothing in them it is an error. */
function withoutDecisions(file: WorkspaceFile): AskedColumns {
  if (decidedIn(file) === undefined) return USUAL;
  return { ...USUAL, approvals: USUAL.approvals.filter((column) => !DECISION.includes(column)) };
}

/** A decided row of a ledger, where there is one. */
export function decidedIn({ approvals }: WorkspaceFile): string | undefined {
  return approvals?.entries.find(({ item }) => item.decided)?.item.id;
}
