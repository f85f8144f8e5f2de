import { isEmpty, type LedgerRecord, type LedgerTable, type WorkspaceFile } from '../model/index.js';
import { scanRow, type Placed, type Row, type Table } from '../syntax/index.js';
import { lineRange, Lines, shift, type TextEdit } from '../text/index.js';
import { sectionsOf, type SectionAt } from './keys.js';
import { removeBehind } from './lines.js';

/** Columns of one ledger file: of each of its tables, in their order, and of its sections. */
export interface ColumnPlaces {
  readonly tables: readonly (readonly string[])[];
  readonly sections: readonly string[];
}

/** A column that cannot go: it is not where it was (`id` undefined), or a record says something in it by now. */
export interface Kept {
  readonly column: string;
  readonly id: string | undefined;
}

/**
 * Takes columns away whose cells are all empty: the cell in the header, in the delimiter and in every row; of sections
 * the bullets. What stands in other cells stays, byte for byte (a row without a closing pipe may end with the blank that
 * stood before the cell). Else gives the first column that cannot go.
 */
export function removeColumns(
  file: WorkspaceFile,
  { tables, sections }: ColumnPlaces,
): { readonly edits: readonly TextEdit[] } | Kept {
  const { lines, tables: all } = file.document;
  const parts = [
    ...tables.flatMap((columns, at) => columns.map((column) => fromTable(file, all[at], column))),
    ...sections.map((column) => fromSections(file, lines, column)),
  ];
  const kept = parts.find((part): part is Kept => 'column' in part);
  return kept ?? { edits: parts.flatMap((part) => ('column' in part ? [] : part)) };
}

function fromTable(
  { document: { lines }, tasks, approvals }: WorkspaceFile,
  table: Table | undefined,
  column: string,
): readonly TextEdit[] | Kept {
  const ledgers: readonly LedgerTable<string, LedgerRecord<string> & { readonly id: string }>[] = [
    ...(tasks?.tables ?? []),
    ...(approvals?.tables ?? []),
  ];
  const ledger = ledgers.find((one) => one.table === table && one.columns.index.has(column));
  const cell = ledger?.columns.index.get(column) ?? 0;
  // Behind the first one is where columns are added; without it the row would begin otherwise.
  if (table === undefined || ledger === undefined || cell === 0) return { column, id: undefined };
  const filled = ledger.rows.find(({ item }) => item.text(column) !== '');
  if (filled !== undefined) return { column, id: filled.item.id };
  const delimiter = { item: scanRow(lines.at(table.delimiterLine)), line: table.delimiterLine };
  return [table.header, delimiter, ...table.rows].flatMap((row) => withoutCell(row, cell));
}

/** A cell with the pipe before it. */
function withoutCell({ item, line }: Placed<Row>, cell: number): readonly TextEdit[] {
  const [before, own] = [item.outer(cell - 1), item.outer(cell)];
  if (before === undefined || own === undefined) return [];
  return [{ range: lineRange(line, before.end.character, own.end.character), newText: '' }];
}

type Section = SectionAt & { readonly id: string };

function fromSections({ tasks, approvals }: WorkspaceFile, lines: Lines, column: string): readonly TextEdit[] | Kept {
  const sections: readonly Section[] = [tasks, approvals].flatMap((ledger) =>
    (ledger?.entries ?? []).flatMap((entry) =>
      sectionsOf([entry]).map((section) => ({ ...section, id: entry.item.id })),
    ),
  );
  const own = sections.filter(({ source }) => source.bullets.has(column));
  if (own.length === 0) return { column, id: undefined };
  const filled = own.find((section) => !isBare(section, column));
  return filled === undefined ? own.map((section) => withoutBullet(lines, section, column)) : { column, id: filled.id };
}

/** Nothing is said behind the key or under it. */
function isBare({ source }: Section, column: string): boolean {
  const bullet = source.bullets.get(column);
  if (bullet === undefined || bullet.items.length > 0 || !isEmpty(bullet.value.value)) return false;
  const { end } = bullet.key.range;
  const below = new Lines(source.section.text).at(end.line + 1);
  return bullet.value.range.end.line === end.line && !/^[ \t]+[^ \t]/.test(below);
}

function withoutBullet(lines: Lines, { source, line }: Section, column: string): TextEdit {
  const start = source.bullets.get(column)?.key.range.start ?? { line: 0, character: 0 };
  const at = shift({ start, end: start }, line).start.line;
  return removeBehind(lines, at, at + 1);
}
