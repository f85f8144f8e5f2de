import { formatTime, type Approval, type Entry, type Task } from '../model/index.js';
import { rowDifferences, type CellChange, type Past, type ReferenceRow } from '../past/index.js';
import type { AssistContext, LineOrigin } from './context.js';
import { code, item, line, plain, strong, titleLine, type CardLine, type Span } from './rich.js';

type AnyEntry = Entry<Task> | Entry<Approval>;

/** How a row differs from the base, and who touched it last; nothing where there is no past. */
export function pastLines(entry: AnyEntry, context: AssistContext): readonly CardLine[] {
  const { past } = context;
  if (past === undefined || past.kind === 'none' || entry.record.key === '') return [];
  return [...changeLines(entry, past, context), ...lastLines(entry, past, context)];
}

/** The row as base and log know it; undefined where they know none. */
export function referenceOf({ record: { kind, key } }: AnyEntry, past: Past): ReferenceRow | undefined {
  return kind === 'task' ? past.tasks.get(key) : past.approvals.get(key);
}

function changeLines(entry: AnyEntry, past: Past, context: AssistContext): readonly CardLine[] {
  const [difference] = rowDifferences([entry], context.workspace, past);
  if (difference === undefined) return [];
  const { past: words } = context.messages.assist;
  const since: Span[] = past.commit === undefined ? [plain(words.sinceLog)] : sinceCommit(past.commit.oid, context);
  const { change, cells, byHand } = difference;
  if (change === 'added') return [titleLine(...since, plain(`: ${words.added}${byHand ? ` (${words.byHand})` : ''}`))];
  return [titleLine(...since, plain(':')), ...cells.map((cell) => item(...cellSpans(cell, context)))];
}

function sinceCommit(oid: string, { messages: { assist } }: AssistContext): Span[] {
  const [before = '', after = ''] = assist.past.sinceCommit.split('{0}');
  return [plain(before), code(shortOid(oid)), plain(after)];
}

function cellSpans({ column, before, after, byHand }: CellChange, { messages: { assist } }: AssistContext): Span[] {
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

/** Who set a flag last: the audit log since the base, else git. */
export function flagLines(name: string, context: AssistContext): readonly CardLine[] {
  const move = context.past?.log.chained.findLast(({ line: { rows } }) => {
    return rows.some(({ kind, id }) => kind === 'flag' && id === name);
  });
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
