import { APPROVAL_COLUMNS, TASK_COLUMNS, type ApprovalColumn, type Policy, type TaskColumn } from '../policy/index.js';
import {
  parseMarkdown,
  type MarkdownDocument,
  type Placed,
  type Row,
  type Section,
  type Table,
} from '../syntax/index.js';
import { Approval } from './approval.js';
import { isApprovalTable, isTaskTable, readColumns, type Columns } from './columns.js';
import { RowSource, SectionSource } from './record.js';
import { TableIndex, WholeIndex, type RecordIndex } from './recordIndex.js';
import { joined, mapAnew } from './runs.js';
import { readSection, type SectionValues } from './sections.js';
import { Task } from './task.js';

/** A table of a ledger that lists records: which table, how its header reads, what stands in it. */
export interface LedgerTable<C extends string, R> {
  readonly table: Table;
  readonly columns: Columns<C>;
  readonly rows: readonly Placed<R>[];
  /** It lists ids again that stand before it; its rows are not records of their own. */
  readonly view: boolean;
}

/** What one Markdown file says as a task ledger or as an approval ledger. */
export interface Records<C extends string, R> {
  readonly tables: readonly LedgerTable<C, R>[];
  /** All records that count, in order of the file: rows of tables that are no views, and sections. */
  readonly entries: readonly Placed<R>[];
  /** Records of views, tables and sections alike. */
  readonly viewed: readonly Placed<R>[];
  /** Of `entries`. */
  readonly index: RecordIndex<C, R>;
}

/** What both kinds of records are read by. */
interface Keyed<C extends string> {
  readonly key: string;
  text(column: C): string;
}

/** What reading one kind of ledger needs to know. */
interface Reader<C extends string, R extends Keyed<C>> {
  readonly policy: Policy;
  readonly columns: (header: Row) => Columns<C> | undefined;
  readonly row: (row: Row, columns: Columns<C>) => R;
  readonly values: (section: Section) => SectionValues<C> | undefined;
  /** @param mask the columns that any section of the ledger gives */
  readonly section: (values: SectionValues<C>, mask: number) => R;
}

/** What was read under one policy: rows and sections that are still there are not read again. */
interface Memo {
  readonly tasks: Reader<TaskColumn, Task>;
  readonly approvals: Reader<ApprovalColumn, Approval>;
}

const memos = new WeakMap<Policy, Memo>();

const TASK_SECTION = { id: 'task_id', title: 'title', required: 'state', order: TASK_COLUMNS } as const;
const APPROVAL_SECTION = { id: 'appr_id', title: undefined, required: 'status', order: APPROVAL_COLUMNS } as const;

/** Reads a document as a task ledger; of `before`, what was read last time, what is still there is taken over. */
export function readTasks(document: MarkdownDocument, policy: Policy, before?: TaskRecords): TaskRecords {
  return readRecords(document, memoFor(policy).tasks, before);
}

/** Reads a document as an approval ledger. */
export function readApprovals(document: MarkdownDocument, policy: Policy, before?: ApprovalRecords): ApprovalRecords {
  return readRecords(document, memoFor(policy).approvals, before);
}

type TaskRecords = Records<TaskColumn, Task>;
type ApprovalRecords = Records<ApprovalColumn, Approval>;

function memoFor(policy: Policy): Memo {
  const known = memos.get(policy);
  if (known !== undefined) return known;
  const { tasks, approvals } = policy.columns;
  const memo: Memo = {
    tasks: {
      policy,
      columns: remember((header) => columnsIf(isTaskTable, header, readColumns(header, tasks))),
      row: rememberRows((row, cells) => new Task(new RowSource(row, cells), policy)),
      values: remember((section: Section) => readSection(section, tasks, TASK_SECTION)),
      section: rememberSections(TASK_COLUMNS, (source) => new Task(source, policy)),
    },
    approvals: {
      policy,
      columns: remember((header) => columnsIf(isApprovalTable, header, readColumns(header, approvals))),
      row: rememberRows((row, cells) => new Approval(new RowSource(row, cells), policy)),
      values: remember((section: Section) => readSection(section, approvals, APPROVAL_SECTION)),
      section: rememberSections(APPROVAL_COLUMNS, (source) => new Approval(source, policy)),
    },
  };
  memos.set(policy, memo);
  return memo;
}

function columnsIf<C extends string>(
  is: (header: Row, columns: Columns<C>) => boolean,
  header: Row,
  columns: Columns<C>,
): Columns<C> | undefined {
  return is(header, columns) ? columns : undefined;
}

function readRecords<C extends string, R extends Keyed<C>>(
  document: MarkdownDocument,
  reader: Reader<C, R>,
  before?: Records<C, R>,
): Records<C, R> {
  const lone = before === undefined ? readLone(document, reader) : undefined;
  if (lone !== undefined) return lone;
  const tables: LedgerTable<C, R>[] = [];
  const headers = new Set<string>();
  const seen = new Set<string>();
  for (const table of document.tables) {
    const columns = reader.columns(table.header.item);
    if (columns === undefined) continue;
    const rows = readRows(table, columns, reader, before?.tables[tables.length]);
    const header = table.header.item.text.trim();
    const view = tables.length > 0 && isView(rows, seen, headers.has(header));
    tables.push({ table, columns, rows, view });
    headers.add(header);
    if (!view && document.tables.length > 1) for (const { item } of rows) seen.add(item.key);
  }
  const entries = joined(tables.flatMap(({ view, rows }) => (view ? [] : [rows])));
  const viewed = joined(tables.flatMap(({ view, rows }) => (view ? [rows] : [])));
  const all = withSections(document, reader, entries, viewed);
  return { tables, ...all, index: new WholeIndex(all.entries) };
}

/** A ledger that is one table and nothing else, as most are: its records are made when they are asked for. */
function readLone<C extends string, R extends Keyed<C>>(
  { tables, sections }: MarkdownDocument,
  reader: Reader<C, R>,
): Records<C, R> | undefined {
  const [only, other] = tables.flatMap((table) => {
    const columns = reader.columns(table.header.item);
    return columns === undefined ? [] : [{ table, columns }];
  });
  if (only === undefined || other !== undefined) return undefined;
  if (sections.some(({ item }) => reader.values(item) !== undefined)) return undefined;
  const { table, columns } = only;
  const index = new TableIndex(table.body, columns.index, (at) => {
    const { item, line } = table.body.at(at) ?? table.header;
    return { item: reader.row(item, columns), line };
  });
  const rows = (): readonly Placed<R>[] => index.all();
  return {
    tables: [
      {
        table,
        columns,
        view: false,
        get rows() {
          return rows();
        },
      },
    ],
    get entries() {
      return rows();
    },
    viewed: [],
    index,
  };
}

function readRows<C extends string, R extends Keyed<C>>(
  { rows }: Table,
  columns: Columns<C>,
  reader: Reader<C, R>,
  before: LedgerTable<C, R> | undefined,
): readonly Placed<R>[] {
  const same = before?.columns === columns ? before : undefined;
  const make = ({ item, line }: Placed<Row>): Placed<R> => ({ item: reader.row(item, columns), line });
  return mapAnew(rows, make, same?.table.rows, same?.rows);
}

function isView(
  rows: readonly Placed<{ readonly key: string }>[],
  seen: ReadonlySet<string>,
  sameHeader: boolean,
): boolean {
  if (rows.length === 0) return false;
  const known = rows.filter(({ item }) => seen.has(item.key)).length;
  return sameHeader ? known === rows.length : known * 2 > rows.length;
}

/** Records of sections among those of tables, in order; a section of an id that a table lists is a view. */
function withSections<C extends string, R extends Keyed<C>>(
  { sections }: MarkdownDocument,
  reader: Reader<C, R>,
  entries: readonly Placed<R>[],
  viewed: readonly Placed<R>[],
): Pick<Records<C, R>, 'entries' | 'viewed'> {
  const read = sections.flatMap(({ item, line }) => {
    const values = reader.values(item);
    return values === undefined ? [] : [{ values, line }];
  });
  if (read.length === 0) return { entries, viewed };
  const mask = read.reduce((bits, { values }) => bits | values.mask, 0);
  const records = read.map(({ values, line }) => ({ item: reader.section(values, mask), line }));
  const listed = new Set(entries.map(({ item }) => item.key));
  const isListed = ({ item }: Placed<R>): boolean => listed.has(item.key);
  return {
    entries: [...entries, ...records.filter((record) => !isListed(record))].sort((a, b) => a.line - b.line),
    viewed: [...viewed, ...records.filter(isListed)],
  };
}

function remember<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

function rememberRows<C extends string, R extends object>(
  make: (row: Row, columns: Columns<C>) => R,
): (row: Row, columns: Columns<C>) => R {
  const byColumns = remember((_: Columns<C>) => new WeakMap<Row, R>());
  return (row, columns) => {
    const known = byColumns(columns);
    const before = known.get(row);
    if (before !== undefined) return before;
    const made = make(row, columns);
    known.set(row, made);
    return made;
  };
}

/** Whether a text would be read as a ledger, and of which kind. Only its first 64 kB are looked at. */
export function looksLikeLedger(text: string, policy: Policy): { tasks: boolean; approvals: boolean } {
  const document = parseMarkdown(text.slice(0, 65_536));
  const { tables, entries } = readApprovals(document, policy);
  const request = tables.some(({ columns }) => DECISIVE.some((column) => columns.index.has(column)));
  const approvals = request || entries.filter(({ item }) => DECISIVE.some((column) => item.has(column))).length > 1;
  const tasks = readTasks(document, policy);
  return { approvals, tasks: !approvals && (tasks.tables.length > 0 || tasks.entries.length > 1) };
}

/** `ID | Task | Status | Reviewer` may list either; only approvals say who asked, and when. */
const DECISIVE: readonly ApprovalColumn[] = ['requested_by', 'ts_req', 'ts_dec'];

/** Sections are read anew when the first of a ledger gains a column, or the last loses it: then every record has changed. */
function rememberSections<C extends string, R extends object>(
  order: readonly C[],
  make: (source: SectionSource<C>) => R,
): (values: SectionValues<C>, mask: number) => R {
  const byMask = new Map<number, (values: SectionValues<C>) => R>();
  return (values, mask) => {
    let read = byMask.get(mask);
    if (read === undefined) {
      const columns = new Set(order.filter((_, bit) => (mask & (1 << bit)) !== 0));
      read = remember(({ section, bullets, heading }) => make(new SectionSource(section, bullets, heading, columns)));
      byMask.set(mask, read);
    }
    return read(values);
  };
}
