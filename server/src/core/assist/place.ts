import type {
  Approval,
  Entry,
  FlagLine,
  LedgerRecord,
  LedgerTable,
  Records,
  Task,
  Workspace,
  WorkspaceFile,
} from '../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../policy/index.js';
import { contains, lineRange, type Position, type Range } from '../text/index.js';
import { bulletAt } from './placeInSection.js';
import { cellAt } from './placeInRow.js';
import { lastAtOrAbove } from './search.js';

/** A value of a record under the cursor. Ranges absolute. */
export interface ValueAt {
  /** Trimmed, as `Field.value`; '' where nothing stands. */
  readonly value: string;
  /** What a completion replaces, where it holds the position, and a hover marks. */
  readonly range: Range;
  /** The range is that of a bullet's key. */
  readonly key?: true;
}

/** What a position in a file of the workspace means. */
export type Place =
  | ({ readonly kind: 'task'; readonly entry: Entry<Task>; readonly column: TaskColumn | undefined } & ValueAt)
  | ({
      readonly kind: 'approval';
      readonly entry: Entry<Approval>;
      readonly column: ApprovalColumn | undefined;
    } & ValueAt)
  | ({ readonly kind: 'task-header'; readonly column: TaskColumn } & ValueAt)
  | ({ readonly kind: 'approval-header'; readonly column: ApprovalColumn } & ValueAt)
  | ({ readonly kind: 'flag-name' | 'flag-value'; readonly flag: FlagLine } & ValueAt)
  | ({ readonly kind: 'flag-line' } & ValueAt);

/** What stands at `position` of the file at `path`; undefined where Orch reads nothing. */
export function locate(workspace: Workspace, path: string, position: Position): Place | undefined {
  const file = workspace.files.get(path);
  if (file === undefined || position.line >= file.document.lines.count) return undefined;
  return inTasks(file, position) ?? inApprovals(file, position) ?? inFlags(file, position);
}

function inTasks(file: WorkspaceFile, position: Position): Place | undefined {
  const found = inRecords(file.tasks, position);
  if (found === undefined) return undefined;
  if (found.record === undefined) return found.column && { ...found, kind: 'task-header', column: found.column };
  return { ...found, kind: 'task', entry: { record: found.record, file, line: found.line } };
}

function inApprovals(file: WorkspaceFile, position: Position): Place | undefined {
  const found = inRecords(file.approvals, position);
  if (found === undefined) return undefined;
  if (found.record === undefined) return found.column && { ...found, kind: 'approval-header', column: found.column };
  return { ...found, kind: 'approval', entry: { record: found.record, file, line: found.line } };
}

interface Found<C extends string, R> extends ValueAt {
  readonly column: C | undefined;
  /** Undefined in a header row. */
  readonly record: R | undefined;
  readonly line: number;
}

function inRecords<C extends string, R extends LedgerRecord<C>>(
  records: Records<C, R> | undefined,
  position: Position,
): Found<C, R> | undefined {
  if (records === undefined) return undefined;
  for (const table of records.tables) {
    const found = inTable(table, position);
    if (found !== undefined) return found;
  }
  const placed = lastAtOrAbove(records.entries, position.line) ?? lastAtOrAbove(records.viewed, position.line);
  if (placed?.item.source.dialect !== 'section') return undefined;
  const bullet = bulletAt(placed.item.source, placed.line, position);
  return bullet && { ...bullet, record: placed.item, line: placed.line };
}

function inTable<C extends string, R extends LedgerRecord<C>>(
  table: LedgerTable<C, R>,
  position: Position,
): Found<C, R> | undefined {
  const { header } = table.table;
  if (position.line === header.line) {
    return { ...cellAt(header.item, table.columns, header.line, position), record: undefined, line: header.line };
  }
  const row = lastAtOrAbove(table.table.rows, position.line);
  const placed = lastAtOrAbove(table.rows, position.line);
  if (row?.line !== position.line || placed === undefined) return undefined;
  return { ...cellAt(row.item, table.columns, row.line, position), record: placed.item, line: row.line };
}

function inFlags(file: WorkspaceFile, position: Position): Place | undefined {
  if (file.flags === undefined) return undefined;
  const flag = lastAtOrAbove(file.flags.lines, position.line);
  if (flag?.line === position.line) {
    if (contains(flag.nameRange, position)) return { kind: 'flag-name', flag, value: flag.name, range: flag.nameRange };
    if (contains(flag.valueRange, position))
      return { kind: 'flag-value', flag, value: flag.value, range: flag.valueRange };
  }
  const text = file.document.lines.at(position.line);
  const range = lineRange(position.line, text.length - text.trimStart().length, text.trimEnd().length);
  const inside = /^\s*[A-Z_]*\s*$/.test(text) && contains(range, position);
  return inside ? { kind: 'flag-line', value: text.trim(), range } : undefined;
}
