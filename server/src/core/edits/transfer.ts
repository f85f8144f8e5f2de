import { isEmpty, RowSource, SectionSource, type LedgerRecord, type Task, type WorkspaceFile } from '../model/index.js';
import { TASK_COLUMNS, type TaskColumn } from '../policy/index.js';
import type { Placed, Row, Section, Table } from '../syntax/index.js';
import type { TextEdit } from '../text/index.js';
import { appendRecord } from './appendRecord.js';
import { joinerOf } from './bullets.js';
import { appendLines, insertLines } from './lines.js';
import { endOfSection } from './newSection.js';
import { oneLine } from './values.js';

/** What another ledger takes of a task, or what of it would be lost there. */
export type Transferred = { readonly edits: readonly TextEdit[] } | { readonly lost: readonly string[] };

/**
 * Puts a task of one ledger into another, behind what stands there: byte for byte where that one has the same columns
 * (or it is a section), else value by value. Refuses with the names of what the other ledger has no place for.
 */
export function transferTask(from: WorkspaceFile, { item, line }: Placed<Task>, to: WorkspaceFile): Transferred {
  const { source } = item;
  const home = to.tasks?.tables.find(({ view }) => !view)?.table;
  if (source instanceof SectionSource) {
    return home === undefined ? asItStands(from, line, source.section, to) : { lost: ['#'] };
  }
  const table = tableOf(from, line);
  if (home !== undefined && table !== undefined && sameHeader(table.header.item, home.header.item)) {
    const last = home.rows.at(-1)?.line ?? home.delimiterLine;
    return { edits: insertLines(to.document.lines, last + 1, [from.document.lines.at(line)], 0).edits };
  }
  return byColumn(item, to);
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

function asItStands({ document }: WorkspaceFile, line: number, section: Section, to: WorkspaceFile): Transferred {
  const end = endOfSection(document, line, section);
  const text = Array.from({ length: end - line }, (_, at) => document.lines.at(line + at).replace('\uFEFF', ''));
  const { lines } = to.document;
  const apart = lines.text.trim() === '' || lines.at(lines.count - 2).trim() === '' ? [] : [''];
  return { edits: appendLines(lines, [...apart, ...text]) };
}

function byColumn(task: Task, to: WorkspaceFile): Transferred {
  const unknown = unknownValues(task.source);
  if (unknown.length > 0) return { lost: unknown };
  const values = Object.fromEntries(TASK_COLUMNS.map((column) => [column, valueOf(task, column)]));
  const added = appendRecord(to, 'task', values);
  if ('missing' in added) return { lost: added.missing };
  return 'noTable' in added ? { lost: ['#'] } : { edits: added.edits };
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
