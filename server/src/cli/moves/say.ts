import {
  definitionFor,
  formatTime,
  sayRefusal,
  type LegalMove,
  type LostLease,
  type Messages,
  type MoveResult,
  type Refusal,
  type RowChange,
} from '../../core/index.js';
import { printable } from '../render/printable.js';
import { quoted } from './quote.js';

type Said = Pick<MoveResult, 'event' | 'id' | 'from' | 'to' | 'lock' | 'approval' | 'changes'>;

/**
 * One line of what happened: `T-1 READY → DOING, locked by WORK@ada until 12:30Z (token 3)`.
 * @param rows what the move did to rows, where it is known: of moves that change nothing else it is told
 */
export function sayDone(result: Said, { cliMoves }: Messages, now: number, rows: readonly RowChange[] = []): string {
  const { lock, approval, id, event } = result;
  const parts = [headOf(result, cliMoves)];
  if (lock !== null) parts.push(cliMoves.lockedUntil({ ...lock, until: shortTime(lock.expires, now) }));
  if (approval !== null && approval !== id) {
    const say = OPENS.has(event)
      ? cliMoves.asksApproval
      : event === 'return'
        ? cliMoves.did.reject
        : cliMoves.byApproval;
    parts.push(say({ id: approval }));
  }
  if (OF_CELLS.has(event)) parts.push(...rows.flatMap(cellsOf));
  return printable(parts.join(', '));
}

/** Moves about cells that are no states. */
const OF_CELLS: ReadonlySet<string> = new Set(['assign', 'rename', 'set', 'flags.set', 'undo']);

/** `due - → 2026-02-01` for each cell of a row; `+T-1` and `-T-1` for one that came or went. */
function cellsOf({ id, before, after }: RowChange): readonly string[] {
  if (before === null || after === null) return [`${before === null ? '+' : '-'}${id}`];
  const columns = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...columns].map((column) => `${column} ${cellOf(before, column)} → ${cellOf(after, column)}`);
}

/** As a ledger writes it: nothing is `-`. */
function cellOf(row: Readonly<Record<string, string>>, column: string): string {
  const text = row[column] ?? '';
  return text === '' ? '-' : text;
}

/** Moves whose approval is one that they opened. */
const OPENS: ReadonlySet<string> = new Set(['submit', 'request', 'resume']);

function headOf({ event, id, from, to, changes }: Said, { did, created }: Messages['cliMoves']): string {
  if (to !== null && from !== to) return `${id ?? ''} ${from ?? `(${created})`} → ${to}`.trim();
  const files = [...new Set(changes.map(({ file }) => file))].join(', ');
  if (event === 'migrate') return did.migrate({ id: files });
  if (event === 'undo' && id === null) return did.undo({ id: files });
  const say = Object.entries(did).find(([name]) => name === event)?.[1];
  return say === undefined || id === null ? `${event} ${id ?? ''}`.trim() : say({ id });
}

/** `12:30Z` where it is the same day as now, else the whole time. */
function shortTime(time: string, now: number): string {
  const [day, clock = ''] = time.split('T');
  return formatTime(now).startsWith(`${String(day)}T`) ? `${clock.slice(0, 5)}Z` : time;
}

/** A refusal for people: what is wrong, and what to type instead. */
export function sayRefused(refusal: Refusal, messages: Messages, subject: string | undefined, as?: string): string {
  const { cliMoves } = messages;
  const lines = [`orch: ${printable(sayRefusal(refusal, messages))}`];
  if (typeof refusal.retry === 'number') lines.push(cliMoves.retryAt({ time: formatTime(refusal.retry) }));
  if (refusal.legal.length > 0) lines.push(cliMoves.youMay);
  for (const move of refusal.legal) lines.push(`  ${printable(commandOf(move, subject, as))}`);
  return lines.join('\n');
}

/** A legal move as a command that can be pasted. */
export function commandOf({ event, id, missing }: LegalMove, subject: string | undefined, as?: string): string {
  const words = definitionFor(event)?.words ?? [event];
  const target = id ?? subject;
  const whom = as === undefined ? [] : ['--as', quoted(as)];
  return ['orch', ...words, ...(target === undefined ? [] : [quoted(target)]), ...missing, ...whom].join(' ');
}

/** That somebody lost a lease, and who has it now. */
export function sayLost({ task, token, at, event, holder }: LostLease, { cliMoves }: Messages): string {
  return `orch: ${printable(cliMoves.leaseLost({ task, token, at: formatTime(at), event, holder }))}`;
}
