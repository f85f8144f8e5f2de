import type { LedgerRecord, LedgerTable, Records, WorkspaceFile } from '../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../policy/index.js';
import type { TextEdit } from '../text/index.js';
import { sectionsOf, type SectionAt } from './keys.js';
import { newSection } from './newSection.js';
import { insertLines } from './lines.js';
import { frameOf, newRow } from './rows.js';
import { askedFor, type Values } from './setValues.js';
import { NOTHING } from './values.js';

/** A record that was added, or why it cannot be. */
export type Appended<C extends string = string> =
  | {
      readonly edits: readonly TextEdit[];
      /** Where the record stands after the edits, counted from 0. */
      readonly line: number;
    }
  | { readonly missing: readonly C[] }
  | { readonly noTable: true };

/**
 * Appends a record to a ledger: behind the last row of its first table that is no view, as that row is written; in a
 * ledger of sections as a section behind the last one, as that one is written. Columns that nobody named get `-`.
 * Refuses with the columns that the ledger lacks, or where it has neither a table nor a section.
 */
export function appendRecord(file: WorkspaceFile, kind: 'task', values: Values<TaskColumn>): Appended<TaskColumn>;
export function appendRecord(
  file: WorkspaceFile,
  kind: 'approval',
  values: Values<ApprovalColumn>,
): Appended<ApprovalColumn>;
export function appendRecord(file: WorkspaceFile, kind: 'task' | 'approval', values: Values<string>): Appended {
  const ledger: Records<string, LedgerRecord<string>> | undefined = kind === 'task' ? file.tasks : file.approvals;
  if (ledger === undefined) return { noTable: true };
  const table = ledger.tables.find(({ view }) => !view);
  const sections = sectionsOf(ledger.entries);
  const pattern = sections[sections.length - 1];
  if (pattern !== undefined && sections.length * 2 > ledger.entries.length) {
    return appendSection(file, pattern, sections, values);
  }
  return table === undefined ? { noTable: true } : appendRow(file, table, values);
}

function appendRow(file: WorkspaceFile, ledger: LedgerTable<string, unknown>, values: Values<string>): Appended {
  const row = rowOf(file, ledger, values);
  if ('missing' in row) return row;
  const { table } = ledger;
  const last = table.rows[table.rows.length - 1];
  return insertLines(file.document.lines, (last?.line ?? table.delimiterLine) + 1, [row.text], 0);
}

/** A record as a row of a table, written as its last one is; or the columns that the table has no place for. */
export function rowOf(
  { document }: WorkspaceFile,
  { table, columns }: LedgerTable<string, unknown>,
  values: Values<string>,
): { readonly text: string } | { readonly missing: readonly string[] } {
  const asked = askedFor(values);
  const missing = missingOf(asked, (column) => columns.index.has(column));
  if (missing.length > 0) return { missing };
  const last = table.rows[table.rows.length - 1];
  const cells = Array.from({ length: table.header.item.length }, () => NOTHING);
  for (const [column, value] of asked) {
    const cell = columns.index.get(column);
    if (cell !== undefined) cells[cell] = value;
  }
  return { text: newRow(last?.item ?? table.header.item, frameOf(document.lines, table), cells) };
}

function appendSection(
  { document }: WorkspaceFile,
  pattern: SectionAt,
  sections: readonly SectionAt[],
  values: Values<string>,
): Appended {
  const asked = askedFor(values);
  const missing = missingOf(asked, (column) => pattern.source.has(column));
  return missing.length > 0 ? { missing } : newSection(document, pattern, sections, asked);
}

function missingOf(asked: ReadonlyMap<string, string>, has: (column: string) => boolean): string[] {
  return [...asked].filter(([column, value]) => value !== NOTHING && !has(column)).map(([column]) => column);
}
