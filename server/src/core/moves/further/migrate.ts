import { addColumns, type AskedColumns } from '../../edits/index.js';
import { readApprovals, readTasks, type Workspace, type WorkspaceFile } from '../../model/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS, USUAL_COLUMNS, wordKey } from '../../policy/index.js';
import { parseMarkdown } from '../../syntax/index.js';
import { applyEdits } from '../../text/index.js';
import { makePlan } from '../draft.js';
import { ledgersOf, unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { FileEdit, Intent, Planner, Refusal, World } from '../types.js';
import { archiveFile, archiveText } from './archiveRows.js';
import { onlyCommand } from './authority.js';

/**
 * `migrate`: adds the columns that task and approval ledgers (the archive among them) lack, empty, by who commands.
 * Without names those that every ledger is expected to have, except where they would make decided rows incomplete.
 * Refuses names that are no columns, and where there is nothing to add.
 */
export const planMigrate: Planner<Extract<Intent, { verb: 'migrate' }>> = (snapshot, { columns }, context) => {
  const { workspace } = snapshot;
  const refusal = onlyCommand(workspace, context, 'migrate', '');
  if (refusal !== undefined) return refusal;
  const asked = columns === undefined ? USUAL : askedFor(columns);
  if (isRefusal(asked)) return asked;
  const files = ledgerFiles(workspace, asked, context.world);
  if (isRefusal(files)) return files;
  const parts = files.map((file) => migrated(workspace, file, asked));
  const broken = parts.find((part) => isRefusal(part));
  if (broken !== undefined && isRefusal(broken)) return broken;
  const done = (parts as readonly Migrated[]).filter(({ added }) => added.length > 0);
  if (done.length === 0) return nothingToAdd(files, workspace, columns);
  const added = done.map((part) => ({ file: part.path, added: part.added }));
  const drafts = [{ files: done.map(({ path, edits }) => ({ path, edits })), rows: [] }];
  return makePlan(snapshot, context, { event: 'migrate', id: null, drafts, audit: { columns: added } });
};

/** Sections have the bullets that they need; nobody wants ten empty ones in each. */
const USUAL: AskedColumns = { ...USUAL_COLUMNS, sections: false };

function askedFor(names: readonly string[]): AskedColumns | Refusal {
  const keys = names.map(wordKey);
  const tasks = TASK_COLUMNS.filter((column) => keys.includes(column));
  const approvals = APPROVAL_COLUMNS.filter((column) => keys.includes(column));
  const known = new Set<string>([...TASK_COLUMNS, ...APPROVAL_COLUMNS]);
  const wrong = names.find((name) => !known.has(wordKey(name)));
  if (wrong === undefined) return { tasks, approvals, sections: true };
  return refuse('migrate/unknown-column', { column: wrong, known: [...known].join(', ') });
}

/** The ledgers that are asked about; those of one kind may be missing where those of the other are there. */
function ledgerFiles(
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

type Migrated = FileEdit & { readonly added: readonly string[] };

function migrated({ policy }: Workspace, file: WorkspaceFile, asked: AskedColumns): Migrated | Refusal {
  const { path } = file;
  const { edits, added } = addColumns(file, asked === USUAL ? withoutDecisions(file) : asked, policy);
  const after = parseMarkdown(applyEdits(file.document.lines.text, edits));
  const same =
    rolesOf(file.tasks) === rolesOf(file.tasks && readTasks(after, policy)) &&
    rolesOf(file.approvals) === rolesOf(file.approvals && readApprovals(after, policy));
  return same ? { path, edits, added } : refuse('migrate/view', { path, columns: added.join(', ') });
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

function decidedIn({ approvals }: WorkspaceFile): string | undefined {
  return approvals?.entries.find(({ item }) => item.decided)?.item.id;
}

function nothingToAdd(
  files: readonly WorkspaceFile[],
  { policy }: Workspace,
  named: readonly string[] | undefined,
): Refusal {
  const bare = files.find(({ tasks, approvals }) => !hasRecords(tasks) && !hasRecords(approvals));
  if (bare !== undefined) return refuse('ledger/no-table', { path: bare.path });
  if (named !== undefined) return refuse('migrate/there', { columns: named.join(', ') }, { alreadyDone: true });
  for (const file of files) {
    const { added } = addColumns(file, USUAL, policy);
    const { path } = file;
    if (added.length > 0)
      return refuse('migrate/decided', { path, columns: added.join(', '), id: decidedIn(file) ?? '' });
  }
  return refuse('migrate/none', undefined, { alreadyDone: true });
}

function hasRecords(ledger: WorkspaceFile['tasks'] | WorkspaceFile['approvals']): boolean {
  return ledger !== undefined && ledger.tables.length + ledger.entries.length > 0;
}
