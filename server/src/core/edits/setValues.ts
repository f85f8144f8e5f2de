import {
  RowSource,
  SectionSource,
  type Entry,
  type LedgerRecord,
  type Workspace,
  type WorkspaceFile,
} from '../model/index.js';
import { isEmpty } from '../model/index.js';
import type { TextEdit } from '../text/index.js';
import { frameOf, setCells, type TableFrame } from './rows.js';
import { setInSection } from './sections.js';
import { keySpelling } from './keys.js';
import { decoratedLike, NOTHING, oneLine, says } from './values.js';

/** Values to write, by column; blank and undefined ones are written as `-`. */
export type Values<C extends string> = Readonly<Partial<Record<C, string | undefined>>>;

/**
 * Sets cells of a record, in a table or in a section. Takes the workspace that the record was read from; gives edits
 * of its file that do not overlap, none where the record says all of it already. Refuses with the columns that the
 * ledger lacks; what is to be empty is so without a column. Ask once per record: two answers for one record may both
 * add the cells that its row lacks.
 */
export function setValues<C extends string>(
  workspace: Pick<Workspace, 'files'>,
  entry: Entry<LedgerRecord<C>>,
  values: Values<C>,
): { readonly edits: readonly TextEdit[] } | { readonly missing: readonly C[] } {
  const { source } = entry.record;
  const asked = askedFor(values);
  const missing = [...asked].filter(([column, value]) => !source.has(column) && value !== NOTHING);
  if (missing.length > 0) return { missing: missing.map(([column]) => column) };
  const file = workspace.files.get(entry.file.path);
  if (source instanceof RowSource)
    return { edits: inRow(source, entry.line, file && frameAt(file, entry.line), asked) };
  if (source instanceof SectionSource) {
    return { edits: setInSection(source, entry.line, present(asked, source), keySpelling(file, source)) };
  }
  return { edits: [] };
}

/** The values on one line each. */
export function askedFor<C extends string>(values: Values<C>): Map<C, string> {
  const pairs = Object.entries(values) as [C, string | undefined][];
  return new Map(pairs.map(([column, value]) => [column, isEmpty(oneLine(value)) ? NOTHING : oneLine(value)]));
}

function present<C extends string>(asked: ReadonlyMap<C, string>, source: SectionSource<C>): Map<C, string> {
  return new Map([...asked].filter(([column]) => source.has(column)));
}

function inRow<C extends string>(
  { row, columns }: RowSource<C>,
  line: number,
  frame: TableFrame | undefined,
  asked: ReadonlyMap<C, string>,
): TextEdit[] {
  const cells = new Map<number, string>();
  for (const [column, value] of asked) {
    const cell = columns.index.get(column);
    if (cell === undefined || says(row.value(cell), value)) continue;
    cells.set(cell, decoratedLike(row.value(cell), column, value));
  }
  return setCells(row, line, frame, cells);
}

function frameAt({ document }: WorkspaceFile, line: number): TableFrame | undefined {
  const table = document.tables.find(({ header, body }) => header.line < line && line <= body.lastLine);
  return table && frameOf(document.lines, table);
}
