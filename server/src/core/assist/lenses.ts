import {
  areSeparated,
  blockersOf,
  deadline,
  parseActor,
  principalOf,
  type Approval,
  type LedgerTable,
  type Task,
  type WorkspaceFile,
} from '../model/index.js';
import { roleOf } from '../policy/index.js';
import { isOpen } from '../process/index.js';
import type { Placed } from '../syntax/index.js';
import { lockCountdown } from './away.js';
import type { AssistContext } from './context.js';
import type { LockOf } from './held.js';
import { mayMake, movesOf, type Holder, type Need } from './moves.js';

/** What stands above a record: a word about it, and the moves that lead on. */
export interface RecordLens {
  readonly kind: 'record';
  readonly line: number;
  readonly id: string;
  /** '' for nothing to say. */
  readonly status: string;
  /** Names of events, those that lead forward first; `approve` and `reject` of an approval. */
  readonly events: readonly string[];
}

/** What stands above the header of a table. */
export interface TableLens {
  readonly kind: 'table';
  readonly line: number;
  readonly status: string;
}

export interface Lenses {
  readonly lenses: readonly (RecordLens | TableLens)[];
  /** When (UTC milliseconds) one of them will read differently by time alone. */
  readonly until: number | undefined;
}

/** A lens above a row is a line of its own and tears the table apart: only so many are worth it. */
const MOST_ROWS = 20;
const MOST_SECTIONS = 300;
const MOST_EVENTS = 2;

/**
 * What to show above the lines of a ledger. Above rows only what whoever works here has in hand: the tasks under way,
 * else the one to start next, and the approvals that wait for that decision; where nobody is known, the tasks that
 * somebody holds. A heading has room above it, so every open task of a ledger of sections has its lens.
 */
export function lenses(context: AssistContext, file: WorkspaceFile, lockOf: LockOf): Lenses {
  let until: number | undefined;
  const statusOf = (task: Task): string => {
    const lock = lockOf(task);
    if (lock === undefined) return blockedBy(task, context);
    if (lock.expires === undefined) return lock.owner;
    const { text, until: end } = lockCountdown(lock.expires, context.now, context.messages);
    until = Math.min(until ?? end, end);
    return `${lock.owner}, ${text}`;
  };
  const tasks = shownTasks(file, context, lockOf).flatMap(({ item, line }) => {
    const [status, events] = [statusOf(item), eventsOf(item, context, lockOf)];
    return status === '' && events.length === 0 ? [] : [{ kind: 'record' as const, line, id: item.id, status, events }];
  });
  const approvals = shownApprovals(file, context).map(({ item, line }) => {
    return { kind: 'record' as const, line, id: item.id, status: '', events: ['approve', 'reject'] };
  });
  const heads = (file.tasks?.tables ?? []).flatMap((table) => headOf(table, context));
  return { lenses: [...heads, ...tasks, ...approvals].sort((a, b) => a.line - b.line), until };
}

function shownTasks(file: WorkspaceFile, context: AssistContext, lockOf: LockOf): readonly Placed<Task>[] {
  const open = (file.tasks?.entries ?? []).filter(({ item }) => item.id !== '' && item.state && isOpen(item.state));
  const sections = open.filter(({ item }) => item.source.dialect === 'section').slice(0, MOST_SECTIONS);
  const rows = open.filter(({ item }) => item.source.dialect === 'table');
  const inHand = rows.filter(({ item }) => isInHand(item, context, lockOf)).slice(0, MOST_ROWS);
  const isBusy = ({ item }: Placed<Task>): boolean =>
    lockOf(item) !== undefined || eventsOf(item, context, lockOf).length > 0;
  const next = inHand.some(isBusy) ? undefined : nextOf(rows, context, lockOf);
  return [...inHand, ...(next === undefined ? [] : [next]), ...sections];
}

function blockedBy(task: Task, { workspace, messages: { assist } }: AssistContext): string {
  const ids = blockersOf(workspace, task);
  return ids.length === 0 ? '' : assist.lens.blockedBy({ ids: ids.join(', ') });
}

/** Whether the one who works here is at it; where that is nobody, whether anybody is. */
function isInHand(task: Task, { caller, workspace: { policy } }: AssistContext, lockOf: LockOf): boolean {
  const category = task.state?.category;
  if (category !== 'active' && category !== 'rework') return false;
  const lock = lockOf(task);
  if (caller === undefined) return lock !== undefined;
  if (lock !== undefined || task.owner === undefined) return lock?.mine === true;
  const name = principalOf(policy, parseActor(caller.text));
  return task.owner.text === caller.text || (name !== undefined && principalOf(policy, task.owner) === name);
}

/** What dependencies and blocked items say is looked up for no more rows than these. */
const MOST_LOOKED_AT = 20;

/** The first row that whoever works here could take up now. */
function nextOf(rows: readonly Placed<Task>[], context: AssistContext, lockOf: LockOf): Placed<Task> | undefined {
  const { caller, workspace } = context;
  if (caller === undefined) return undefined;
  let looked = 0;
  for (const row of rows) {
    const { state, owner } = row.item;
    if (state?.category !== 'ready' && state?.category !== 'rework') continue;
    if (owner === undefined || roleOf(workspace.policy, owner.text) !== caller.role) continue;
    if (isStartable(row.item, context, lockOf)) return row;
    if (++looked === MOST_LOOKED_AT) break;
  }
  return undefined;
}

function isStartable(task: Task, context: AssistContext, lockOf: LockOf): boolean {
  const [first] = eventsOf(task, context, lockOf);
  return context.workspace.policy.events.some(({ name, lock }) => name === first && lock === 'acquire');
}

function eventsOf(task: Task, context: AssistContext, lockOf: LockOf): readonly string[] {
  const { caller, workspace, now } = context;
  if (caller === undefined) return [];
  const holder = holderFor(task, now, lockOf);
  // What was made is asked for when the move is made.
  const isOut = ({ code, met }: Need): boolean => met === false && code !== 'artifact';
  const possible = movesOf(workspace, task, now).filter(
    (move) => !move.needs.some(isOut) && mayMake(move, task, caller, holder, workspace.policy),
  );
  const forward = possible.filter(({ target }) => target !== undefined && isForward(target.category));
  return [...forward, ...possible.filter((move) => !forward.includes(move))]
    .slice(0, MOST_EVENTS)
    .map(({ event }) => event.name);
}

function holderFor(task: Task, now: number, lockOf: LockOf): Holder {
  const lock = lockOf(task);
  if (lock === undefined) return 'nobody';
  if (lock.mine) return 'mine';
  return (lock.expires ?? Infinity) > now ? 'other' : 'nobody';
}

function isForward(category: string): boolean {
  return category !== 'paused' && category !== 'dropped';
}

function shownApprovals(
  file: WorkspaceFile,
  { caller, workspace: { policy } }: AssistContext,
): readonly Placed<Approval>[] {
  if (caller?.role.approves !== true) return [];
  const me = parseActor(caller.text);
  const waits = ({ item }: Placed<Approval>): boolean =>
    item.id !== '' &&
    item.status === 'pending' &&
    item.requester !== undefined &&
    areSeparated(policy, item.requester, me) &&
    (item.approver === undefined || roleOf(policy, item.approver.text) === caller.role);
  return (file.approvals?.entries ?? []).filter(waits).slice(0, MOST_ROWS);
}

/** `12 open, 2 under way, 1 overdue` */
function headOf<C extends string>(
  { table, rows, view }: LedgerTable<C, Task>,
  { now, messages: { assist } }: AssistContext,
): TableLens[] {
  if (view || rows.length === 0) return [];
  let [open, active, overdue] = [0, 0, 0];
  for (const { item } of rows) {
    if (item.state === undefined || !isOpen(item.state)) continue;
    open++;
    if (item.state.category === 'active') active++;
    if (((item.due && deadline(item.due)) ?? Infinity) <= now) overdue++;
  }
  return [{ kind: 'table', line: table.header.line, status: assist.lens.summary({ open, active, overdue }) }];
}
