import type { AuditLine, ColumnChange } from '../../audit/index.js';
import { removeColumns, type ColumnPlaces } from '../../edits/index.js';
import type { Workspace, WorkspaceFile } from '../../model/index.js';
import { unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { FileEdit, MoveContext, Refusal } from '../types.js';
import { archiveFile, archiveText } from './archiveRows.js';
import { listsTheSame } from './migrateLedgers.js';

/** Ledgers without the columns that a move had added. */
export interface Unmigrated {
  readonly files: readonly FileEdit[];
  readonly columns: readonly ColumnChange[];
}

/** The columns that a move added, out of their ledgers again. Refuses where any of them says something by now. */
export function unmigrated(
  workspace: Workspace,
  { columns = [] }: Pick<AuditLine, 'columns'>,
  context: MoveContext,
): Unmigrated | Refusal {
  const files: FileEdit[] = [];
  for (const change of columns) {
    const part = without(workspace, change, context);
    if (isRefusal(part)) return part;
    files.push(part);
  }
  return { files, columns: columns.map(({ file, added }) => ({ file, added: [], removed: added })) };
}

function without(workspace: Workspace, change: ColumnChange, { world }: MoveContext): FileEdit | Refusal {
  const { file: path, added } = change;
  const file = ledgerAt(workspace, path, world);
  if (isRefusal(file)) return file;
  const broken = unreadable(file);
  if (broken !== undefined) return broken;
  const places = placesOf(change, file);
  const gone = places && removeColumns(file, places);
  if (gone === undefined || !('edits' in gone)) {
    return refuse('undo/filled', { path, column: gone?.column ?? added.join(', '), id: gone?.id ?? '' });
  }
  const { edits } = gone;
  const same = listsTheSame(file, edits, workspace.policy);
  return same ? { path, edits } : refuse('undo/filled', { path, column: added.join(', '), id: '' });
}

/** A line that does not say which tables had lacked the columns is about the only one. */
function placesOf(
  { added, tables, sections = [] }: ColumnChange,
  { document }: WorkspaceFile,
): ColumnPlaces | undefined {
  if (tables === undefined) return document.tables.length === 1 ? { tables: [added], sections } : undefined;
  return tables.length === document.tables.length ? { tables, sections } : undefined;
}

function ledgerAt(workspace: Workspace, path: string, world: MoveContext['world']): WorkspaceFile | Refusal {
  const known = workspace.files.get(path);
  if (known !== undefined) return known;
  const text = path === workspace.policy.paths.archive ? archiveText(path, world) : undefined;
  if (isRefusal(text)) return text;
  return text === undefined ? refuse('ledger/missing', { path }) : archiveFile(path, text, workspace);
}
