import type { LedgerRecord, Records, WorkspaceFile } from '../model/index.js';
import type { ApprovalColumn, Policy, TaskColumn } from '../policy/index.js';
import type { Row, Table } from '../syntax/index.js';
import { Lines, shift, type TextEdit } from '../text/index.js';
import { addCells } from './addCells.js';
import { addBullets } from './bullets.js';
import { headerFor, type LedgerKind } from './headers.js';
import { sectionsOf, type SectionAt } from './keys.js';
import type { ColumnPlaces } from './removeColumns.js';
import { NOTHING } from './values.js';

/** Columns that ledgers are to have, by their kind. */
export interface AskedColumns {
  readonly tasks: readonly TaskColumn[];
  readonly approvals: readonly ApprovalColumn[];
  /** Whether ledgers of sections get bullets for them. */
  readonly sections: boolean;
}

/** What has to be written so that a ledger has them, and which of them it had not. */
export interface AddedColumns {
  readonly edits: readonly TextEdit[];
  readonly added: readonly string[];
  /** The same, place by place. */
  readonly places: ColumnPlaces;
}

/**
 * Adds the columns that a ledger lacks, empty: to each of its tables that is no view, behind the last one; where it is
 * asked for, to sections as bullets. Nothing else is touched. Columns that the policy knows by no name are left out.
 */
export function addColumns(file: WorkspaceFile, asked: AskedColumns, policy: Policy): AddedColumns {
  const ledgers: readonly Ledger[] = [
    { kind: 'tasks', records: file.tasks },
    { kind: 'approvals', records: file.approvals },
  ];
  const inTables = ledgers.flatMap((ledger) => tablesLacking(ledger, asked, policy));
  const inSections = asked.sections ? ledgers.flatMap((ledger) => sectionsLacking(ledger, asked, policy)) : [];
  const { lines } = file.document;
  const edits = [
    ...[...byTable(inTables)].flatMap(([table, headers]) => addCells(lines, table, headers)),
    ...inSections.flatMap(({ place, named }) => bulletsFor(place, headersOf(named))),
  ];
  const places = {
    tables: file.document.tables.map((table) => columnsOf(inTables.filter(({ place }) => place === table))),
    sections: columnsOf(inSections),
  };
  return { edits, added: columnsOf([...inTables, ...inSections]), places };
}

function columnsOf(lacking: readonly Lacking<unknown>[]): readonly string[] {
  return [...new Set(lacking.flatMap(({ named }) => [...named.keys()]))];
}

interface Ledger {
  readonly kind: LedgerKind;
  readonly records: Records<string, LedgerRecord<string>> | undefined;
}

/** A place that lacks columns: by column what it is called there. */
interface Lacking<P> {
  readonly place: P;
  readonly named: ReadonlyMap<string, string>;
}

function tablesLacking({ kind, records }: Ledger, asked: AskedColumns, policy: Policy): readonly Lacking<Table>[] {
  const own = (records?.tables ?? []).filter(({ view }) => !view);
  return own
    .map(({ table, columns }) => {
      const absent = asked[kind].filter((column) => !columns.index.has(column));
      return { place: table, named: names(policy, kind, absent, valuesOf(table.header.item)) };
    })
    .filter(({ named }) => named.size > 0);
}

/** All sections of a ledger have the columns that any of them has. */
function sectionsLacking(
  { kind, records }: Ledger,
  asked: AskedColumns,
  policy: Policy,
): readonly Lacking<SectionAt>[] {
  const sections = sectionsOf(records?.entries ?? []);
  const keys = sections.flatMap(({ source }) => source.section.bullets.map(({ key }) => key.value));
  const absent = asked[kind].filter((column) => sections[0]?.source.has(column) === false);
  const named = names(policy, kind, absent, keys);
  return named.size === 0 ? [] : sections.map((place) => ({ place, named }));
}

function names(
  policy: Policy,
  kind: LedgerKind,
  columns: readonly (TaskColumn | ApprovalColumn)[],
  others: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap((column) => {
      const name = headerFor(policy, kind, column, others);
      return name === undefined ? [] : [[column, name] as const];
    }),
  );
}

function headersOf(named: ReadonlyMap<string, string>): readonly string[] {
  return [...named.values()];
}

function valuesOf(row: Row): readonly string[] {
  return Array.from({ length: row.length }, (_, cell) => row.value(cell));
}

/** A table that lists both tasks and approvals gets the columns of both at once. */
function byTable(lacking: readonly Lacking<Table>[]): ReadonlyMap<Table, readonly string[]> {
  const found = new Map<Table, readonly string[]>();
  for (const { place, named } of lacking) {
    found.set(place, [...new Set([...(found.get(place) ?? []), ...headersOf(named)])]);
  }
  return found;
}

function bulletsFor({ source, line }: SectionAt, keys: readonly string[]): readonly TextEdit[] {
  const { section } = source;
  const added = keys.map((key) => [key, NOTHING] as const);
  return addBullets(section, new Lines(section.text), added).map(({ range, newText }) => ({
    range: shift(range, line),
    newText,
  }));
}
