import {
  RowSource,
  type Approval,
  type Entry,
  type Task,
  type Workspace,
  type WorkspaceFile,
} from '../../model/index.js';
import type { CellEdit, ReferenceRow } from '../../past/index.js';
import { shown } from '../../policy/problems.js';
import type { Placed } from '../../syntax/index.js';
import { shift, type Range, type TextEdit } from '../../text/index.js';
import type { Fix } from '../types.js';
import { inSource } from './fixes.js';

/** Writes into a cell what stood there; nothing where the cell is a list or cut off. Absolute. */
export function cellBack(
  { record, line }: Entry<Task> | Entry<Approval>,
  { column, before }: CellEdit,
): readonly Fix[] {
  const { source } = record;
  const field = source.field(column as never);
  if (field === undefined || source.items(column as never).length > 0) return NONE;
  const newText = before === '' ? '-' : inSource(record, before);
  return [
    {
      title: { code: 'takeBack', params: { column, to: shown(before) } },
      edits: [{ range: shift(field.range, line), newText }],
      safe: false,
    },
  ];
}

const NONE: readonly never[] = [];

/** Writes into several cells what stood there, in one fix under the name of the one that says it; nothing where that one did not change. */
export function cellsBack(
  entry: Entry<Task> | Entry<Approval>,
  cells: readonly CellEdit[],
  main: string,
): readonly Fix[] {
  const [first] = cells.flatMap((cell) => (cell.column === main ? cellBack(entry, cell) : []));
  const edits = cells.flatMap((cell) => cellBack(entry, cell)).flatMap((fix) => fix.edits);
  return first === undefined ? NONE : [{ ...first, edits }];
}

/** Takes a row of a table out again. */
export function rowOut({ files }: Workspace, { record, line, file }: Entry<Task> | Entry<Approval>): readonly Fix[] {
  if (!(record.source instanceof RowSource)) return NONE;
  const { lines } = files.get(file.path)?.document ?? {};
  if (lines === undefined) return NONE;
  const last = line + 1 >= lines.count;
  const end = last ? { line, character: lines.at(line).length } : { line: line + 1, character: 0 };
  const edits = [{ range: { start: { line, character: 0 }, end }, newText: '' }];
  return [{ title: { code: 'removeRow', params: { id: record.id } }, edits, safe: false }];
}

/** Where a row stood, and how it comes back there. */
export interface Gap {
  readonly file: string;
  /** The row above which it stood, or the table's header. */
  readonly at: Range;
  readonly fixes: readonly Fix[];
}

/** The place of a row that is gone from its table: behind the nearest row before it that is still there. */
export function gapOf(workspace: Workspace, base: Workspace | undefined, reference: ReferenceRow): Gap {
  const { entry } = reference;
  const path = entry?.file.path ?? '';
  const file = workspace.files.get(path);
  const behind = file && placeBehind(file, base?.files.get(path), reference);
  if (file === undefined || behind === undefined) return { file: path, at: NOWHERE, fixes: NONE };
  const { lines } = file.document;
  const at = {
    start: { line: behind.line, character: 0 },
    end: { line: behind.line, character: lines.at(behind.line).trimEnd().length },
  };
  const edit = behind.fits ? insertion(file, behind.line, reference) : undefined;
  if (edit === undefined) return { file: path, at, fixes: NONE };
  const title = { code: 'putBackRow', params: { id: reference.id } } as const;
  return { file: path, at, fixes: [{ title, edits: [edit], safe: false }] };
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

interface Behind {
  readonly line: number;
  /** The table has the same columns as it had. */
  readonly fits: boolean;
}

function placeBehind(
  file: WorkspaceFile,
  before: WorkspaceFile | undefined,
  { kind, entry, key }: ReferenceRow,
): Behind | undefined {
  const [now, was] = kind === 'task' ? [file.tasks, before?.tasks] : [file.approvals, before?.approvals];
  const table = now?.tables.find(({ view }) => !view);
  if (now === undefined || table === undefined) return { line: 0, fits: false };
  const here = new Map(now.entries.map(({ item, line }: Placed<Task | Approval>) => [item.key, { item, line }]));
  const keys = (was?.entries ?? []).map(({ item }: Placed<Task | Approval>) => item.key);
  const neighbour = keys.slice(0, Math.max(0, keys.indexOf(key))).findLast((one) => here.has(one));
  const found = neighbour === undefined ? undefined : here.get(neighbour);
  const source = entry?.record.source;
  const columns = found?.item.source instanceof RowSource ? found.item.source.columns : table.columns;
  const fits =
    source instanceof RowSource &&
    source.columns === columns &&
    (found === undefined || found.item.source instanceof RowSource);
  return { line: found?.line ?? table.table.delimiterLine, fits };
}

function insertion(
  { document: { lines } }: WorkspaceFile,
  line: number,
  { entry }: ReferenceRow,
): TextEdit | undefined {
  const source = entry?.record.source;
  if (!(source instanceof RowSource)) return undefined;
  const eol = lines.text.includes('\r\n') ? '\r\n' : '\n';
  const { text } = source.row;
  if (line + 1 < lines.count)
    return {
      range: { start: { line: line + 1, character: 0 }, end: { line: line + 1, character: 0 } },
      newText: `${text}${eol}`,
    };
  const end = { line, character: lines.at(line).length };
  return { range: { start: end, end }, newText: `${eol}${text}` };
}
