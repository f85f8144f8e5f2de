import {
  formatTime,
  RowSource,
  SectionSource,
  type Approval,
  type BlockedItem,
  type Task,
  type WorkspaceFile,
} from '../model/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS } from '../policy/index.js';
import { cellOf } from './cells.js';

/** What a row says, column → text; columns that Orch does not know come last, under their own names. */
export type RowCells = ReadonlyMap<string, string>;

/** All cells of a record, those in a team's own columns too. */
export function cellsOf(record: Task | Approval, file: WorkspaceFile | undefined): RowCells {
  const columns: readonly string[] = record.kind === 'task' ? TASK_COLUMNS : APPROVAL_COLUMNS;
  const known = columns.flatMap((column): [string, string][] => {
    const text = cellOf(record, column);
    return text === undefined ? [] : [[column, text]];
  });
  const names = new Set(columns);
  const own = [...rowOwn(record, file), ...sectionOwn(record)].filter(([name]) => name !== '' && !names.has(name));
  return new Map([...known, ...own]);
}

function rowOwn({ source }: Task | Approval, file: WorkspaceFile | undefined): readonly (readonly [string, string])[] {
  if (!(source instanceof RowSource)) return [];
  const tables = [...(file?.tasks?.tables ?? []), ...(file?.approvals?.tables ?? [])];
  const header = tables.find(({ columns }) => columns === source.columns)?.table.header.item;
  if (header === undefined) return [];
  return source.columns.unknown.map((cell) => [header.value(cell).trim(), source.row.value(cell)]);
}

function sectionOwn({ source }: Task | Approval): readonly (readonly [string, string])[] {
  if (!(source instanceof SectionSource)) return [];
  const known: ReadonlySet<unknown> = new Set(source.bullets.values());
  return source.section.bullets
    .filter((bullet) => !known.has(bullet))
    .map(({ key, value, items }) => [key.value.trim(), [value, ...items].map((field) => field.value).join(', ')]);
}

/** What a blocked item says, as far as Orch reads it. */
export function blockedCells({ title, status, priority, date, tasks, escalated }: BlockedItem): RowCells {
  return new Map([
    ['title', title],
    ['status', status ?? ''],
    ['priority', priority ?? ''],
    ['date', date !== undefined && 'ms' in date ? formatTime(date.ms) : ''],
    ['task', tasks.map(({ id }) => id).join(', ')],
    ['escalated', escalated ? 'yes' : ''],
  ]);
}
