import {
  isEmpty,
  joinerOf,
  RowSource,
  SectionSource,
  type LedgerRecord,
  type LedgerTable,
  type Task,
  type WorkspaceFile,
} from '../model/index.js';
import { TASK_COLUMNS, type TaskColumn } from '../policy/index.js';
import type { Placed, Row, Section, Table } from '../syntax/index.js';
import type { TextEdit } from '../text/index.js';
import { appendRecord, rowOf } from './appendRecord.js';
import { appendLines, insertLines } from './lines.js';
import { endOfSection } from './newSection.js';
import type { Values } from './setValues.js';
import { oneLine } from './values.js';

/** What another ledger takes of a task, or what of it would be lost there. */
export type Transferred = { readonly edits: readonly TextEdit[] } | { readonly lost: readonly string[] };

/**
 * Puts a task of one ledger into another, behind what stands there: byte for byte where that one has the same columns
 * (or it is a section), else value by value. Refuses with the names of what the other ledger has no place for.
 */
export function transferTask(from: WorkspaceFile, { item, line }: Placed<Task>, to: WorkspaceFile): Transferred {
  const { source } = item;
  const home = to.tasks?.tables.find(({ view }) => !view);
  if (source instanceof SectionSource) {
    return home === undefined ? asItStands(from, line, source.section, to) : { lost: ['#'] };
  }
  if (home === undefined) return byColumn(item, to);
  const row = rowFor(from, { item, line }, to, home);
  if ('lost' in row) return row;
  const last = home.table.rows.at(-1)?.line ?? home.table.delimiterLine;
  return { edits: insertLines(to.document.lines, last + 1, [row.text], 0).edits };
}

/** A task's row as it is to stand in a table of another ledger: as it is where both have the same columns. */
export function rowFor(
  from: WorkspaceFile,
  { item, line }: Placed<Task>,
  to: WorkspaceFile,
  home: LedgerTable<TaskColumn, Task>,
): { readonly text: string } | { readonly lost: readonly string[] } {
  const table = tableOf(from, line);
  if (table !== undefined && sameHeader(table.header.item, home.table.header.item)) {
    return { text: from.document.lines.at(line) };
  }
  const unknown = unknownValues(item.source);
  if (unknown.length > 0) return { lost: unknown };
  const row = rowOf(to, home, valuesOf(item));
  return 'missing' in row ? { lost: row.missing } : row;
}

/** An empty ledger written as another one: its header, or nothing where it has sections. */
export function emptyLedger(from: WorkspaceFile, line: number, title: string): string {
  const { lines } = from.document;
  const eol = lines.eol(0) || '\n';
  const table = tableOf(from, line);
  const head = table === undefined ? [] : [lines.at(table.header.line), lines.at(table.delimiterLine)];
  return [`# ${title}`, '', ...head].map((text) => text.replace('\uFEFF', '') + eol).join('');
}

function tableOf({ tasks }: WorkspaceFile, line: number): Table | undefined {
  return tasks?.tables.find(({ table }) => table.rows.some((row) => row.line === line))?.table;
}

function sameHeader(a: Row, b: Row): boolean {
  return namesOf(a).join('\n') === namesOf(b).join('\n');
}

function namesOf(header: Row): readonly string[] {
  return Array.from({ length: header.length }, (_, cell) => header.value(cell));
}

function asItStands(from: WorkspaceFile, line: number, section: Section, to: WorkspaceFile): Transferred {
  const text = linesOfSection(from, line, section);
  const { lines } = to.document;
  const apart = lines.text.trim() === '' || lines.at(lines.count - 2).trim() === '' ? [] : [''];
  return { edits: appendLines(lines, [...apart, ...text]) };
}

/** A section with the deeper headings under it, line by line. */
export function linesOfSection({ document }: WorkspaceFile, line: number, section: Section): readonly string[] {
  const end = endOfSection(document, line, section);
  return Array.from({ length: end - line }, (_, at) => document.lines.at(line + at).replace('\uFEFF', ''));
}

function byColumn(task: Task, to: WorkspaceFile): Transferred {
  const unknown = unknownValues(task.source);
  if (unknown.length > 0) return { lost: unknown };
  const added = appendRecord(to, 'task', valuesOf(task));
  if ('missing' in added) return { lost: added.missing };
  return 'noTable' in added ? { lost: ['#'] } : { edits: added.edits };
}

function valuesOf(task: Task): Values<TaskColumn> {
  return Object.fromEntries(TASK_COLUMNS.map((column) => [column, valueOf(task, column)]));
}

function valueOf(task: LedgerRecord<TaskColumn>, column: TaskColumn): string {
  return task
    .values(column)
    .map(({ value }) => oneLine(value))
    .join(joinerOf(column));
}

/** Headers of columns that Orch does not know and that say something in this row. */
function unknownValues(source: Task['source']): readonly string[] {
  if (!(source instanceof RowSource)) return [];
  const { row, columns } = source;
  return [...columns.unknown, ...columns.duplicate]
    .filter((cell) => !isEmpty(row.value(cell)))
    .map((cell) => `#${cell + 1}`);
}
