import { addColumns, type AskedColumns } from '../../edits/index.js';
import type { Workspace, WorkspaceFile } from '../../model/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS, wordKey } from '../../policy/index.js';
import { makePlan } from '../draft.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, MoveContext, Planner, Refusal } from '../types.js';
import { onlyCommand } from './authority.js';
import { decidedIn, ledgerFiles, migrated, USUAL, type Migrated } from './migrateLedgers.js';

type MigrateIntent = Extract<Intent, { verb: 'migrate' }>;

/**
 * `migrate`: adds the columns that task and approval ledgers (the archive among them) lack, empty, by who commands.
 * Without names those that every ledger is expected to have, except where they would make decided rows incomplete.
 * Refuses names that are no columns, and where there is nothing to add.
 */
export const planMigrate: Planner<MigrateIntent> = (snapshot, intent, context) => {
  const done = partsOf(snapshot.workspace, intent, context);
  if (isRefusal(done)) return done;
  const drafts = [{ files: done.map(({ path, edits }) => ({ path, edits })), rows: [] }];
  const columns = done.map(({ path, added, places }) => ({ file: path, added, ...places }));
  return makePlan(snapshot, context, { event: 'migrate', id: null, drafts, audit: { columns } });
};

function partsOf(
  workspace: Workspace,
  { columns }: MigrateIntent,
  context: MoveContext,
): readonly Migrated[] | Refusal {
  const refusal = onlyCommand(workspace, context, 'migrate', '');
  if (refusal !== undefined) return refusal;
  const asked = columns === undefined || columns.length === 0 ? USUAL : askedFor(columns);
  if (isRefusal(asked)) return asked;
  const files = ledgerFiles(workspace, asked, context.world);
  if (isRefusal(files)) return files;
  const done: Migrated[] = [];
  for (const file of files) {
    const part = migrated(workspace, file, asked);
    if (isRefusal(part)) return part;
    if (part.added.length > 0) done.push(part);
  }
  return done.length > 0 ? done : nothingToAdd(files, workspace, asked === USUAL ? undefined : columns);
}

function askedFor(names: readonly string[]): AskedColumns | Refusal {
  const keys = names.map(wordKey);
  const tasks = TASK_COLUMNS.filter((column) => keys.includes(column));
  const approvals = APPROVAL_COLUMNS.filter((column) => keys.includes(column));
  const known = new Set<string>([...TASK_COLUMNS, ...APPROVAL_COLUMNS]);
  const wrong = names.find((name) => !known.has(wordKey(name)));
  if (wrong === undefined) return { tasks, approvals, sections: true };
  return refuse('migrate/unknown-column', { column: wrong, known: [...known].join(', ') });
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
    const params = { path: file.path, columns: added.join(', '), id: decidedIn(file) ?? '' };
    if (added.length > 0) return refuse('migrate/decided', params);
  }
  return refuse('migrate/none', undefined, { alreadyDone: true });
}

function hasRecords(ledger: WorkspaceFile['tasks'] | WorkspaceFile['approvals']): boolean {
  return ledger !== undefined && ledger.tables.length + ledger.entries.length > 0;
}
