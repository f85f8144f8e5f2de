import { formatTime, type Approval, type Entry, type Task } from '../model/index.js';
import { cellOf, sameCell, type Past, type ReferenceRow } from '../past/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS } from '../policy/index.js';
import type { AssistContext, LineOrigin } from './context.js';
import { code, item, line, plain, strong, titleLine, type CardLine, type Span } from './rich.js';

type AnyEntry = Entry<Task> | Entry<Approval>;

/** How a row differs from the base, and who touched it last; nothing where there is no past. */
export function pastLines(entry: AnyEntry, context: AssistContext): readonly CardLine[] {
  const { past } = context;
  if (past === undefined || past.kind === 'none' || entry.record.key === '') return [];
  return [...changeLines(entry, past, context), ...lastLines(entry, past, context)];
}

/** The row that a record should read as; undefined where base and log know none. */
export function referenceOf({ record: { kind, key } }: AnyEntry, past: Past): ReferenceRow | undefined {
  return kind === 'task' ? past.tasks.get(key) : past.approvals.get(key);
}

/** A cell that differs from the base. */
export interface ChangedCell {
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** No audited move made it so. */
  readonly byHand: boolean;
}

/** The cells of a row that differ from the base, in the order of the columns. */
export function changedCells(
  { record }: AnyEntry,
  reference: ReferenceRow,
  { workspace: { policy } }: Pick<AssistContext, 'workspace'>,
): readonly ChangedCell[] {
  const base = reference.entry?.record;
  if (base === record) return [];
  const columns: readonly string[] = record.kind === 'task' ? TASK_COLUMNS : APPROVAL_COLUMNS;
  return columns.flatMap((column) => {
    const after = cellOf(record, column);
    const now = reference.text(column);
    const before = reference.original(column) ?? (base === undefined ? now : undefined);
    if (after === undefined || before === undefined || sameCell(policy, column, before, after)) return [];
    return [{ column, before, after, byHand: now !== undefined && !sameCell(policy, column, now, after) }];
  });
}

function changeLines(entry: AnyEntry, past: Past, context: AssistContext): readonly CardLine[] {
  const { assist } = context.messages;
  const since: Span[] =
    past.commit === undefined ? [plain(assist.past.sinceLog)] : sinceCommit(past.commit.oid, context);
  const reference = referenceOf(entry, past);
  if (reference === undefined || (reference.entry === undefined && past.kind === 'commit')) {
    return past.kind === 'commit' ? [titleLine(...since, plain(`: ${assist.past.added}`))] : [];
  }
  const cells = changedCells(entry, reference, context);
  if (cells.length === 0) return [];
  return [titleLine(...since, plain(':')), ...cells.map((cell) => item(...cellSpans(cell, context)))];
}

function sinceCommit(oid: string, { messages: { assist } }: AssistContext): Span[] {
  const [before = '', after = ''] = assist.past.sinceCommit.split('{0}');
  return [plain(before), code(shortOid(oid)), plain(after)];
}

function cellSpans({ column, before, after, byHand }: ChangedCell, { messages: { assist } }: AssistContext): Span[] {
  return [
    strong(column),
    plain(': '),
    code(before || '-'),
    plain(' → '),
    code(after || '-'),
    plain(byHand ? ` (${assist.past.byHand})` : ''),
  ];
}

/** As many digits as people know a commit by. */
export function shortOid(oid: string): string {
  return oid.slice(0, 8);
}

function lastLines({ record }: AnyEntry, past: Past, context: AssistContext): readonly CardLine[] {
  const move = past.lastMove(record.kind, record.key);
  if (move !== undefined) return [moveLine(move, context)];
  return context.origin === undefined ? [] : [originLine(context.origin, context)];
}

type LastMove = NonNullable<ReturnType<Past['lastMove']>>;

function moveLine({ line: move }: LastMove, { messages: { assist } }: AssistContext): CardLine {
  const { event, actor, time, evidence, decidedBy } = move;
  const rest = [assist.by({ who: decidedBy === undefined ? actor : `${actor} (${decidedBy})` }), assist.at({ time })];
  const proof =
    evidence === undefined ? [] : [plain(`, ${assist.labels.evidence.toLowerCase()}: `), code(evidence.path)];
  return line(assist.past.lastMove, strong(event), plain(` ${rest.join(', ')}`), ...proof);
}

function originLine({ oid, author, time }: LineOrigin, { messages: { assist } }: AssistContext): CardLine {
  const rest = [assist.by({ who: author }), assist.at({ time: formatTime(time) })];
  return line(assist.past.lastChange, code(shortOid(oid)), plain(` ${rest.join(', ')}`));
}
