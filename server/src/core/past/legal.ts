import type { AuditLine, RowChange } from '../audit/index.js';
import { evidenceName } from '../evidence/index.js';
import { areSeparated, idKey, isNewId, parseActor, undecorate, type Approval } from '../model/index.js';
import { kindOf, roleOf, stateOf, statusOf, type EventDefinition, type Policy, type State } from '../policy/index.js';
import { commandRoles, eventNamed, eventsBetween, eventsFrom, isOpen } from '../process/index.js';
import type { Reference } from './reference.js';
import { newIdOf, RENAME } from './renames.js';
import type { RejectedBecause } from './types.js';

/** What is known when a line is judged: rows as they read before it. */
export interface Standing {
  readonly policy: Policy;
  /** All rows are known: there is a base. The log alone tells only of those that it has touched. */
  readonly complete: boolean;
  task(key: string): Reference | undefined;
  approval(key: string): Reference | undefined;
  /** The line that an undo takes back, whenever it was written. */
  undone(undoes: NonNullable<AuditLine['undoes']>): AuditLine | undefined;
}

type Verdict = RejectedBecause | undefined;

/**
 * Why a line explains nothing, though it is chained: it does to some row what no move does, or not by that actor. What
 * anybody may edit by hand is not judged. Everything that `perform` accepts is legal here.
 */
export function illegal(line: AuditLine, changes: readonly RowChange[], standing: Standing): Verdict {
  const role = roleOf(standing.policy, line.actor)?.name;
  if (role === undefined || role !== line.role) return 'role';
  for (const change of changes) {
    const why = judge(line, change, standing);
    if (why !== undefined) return why;
  }
  return undefined;
}

function judge(line: AuditLine, change: RowChange, standing: Standing): Verdict {
  if (change.kind === 'task') return judgeTask(line, change, standing);
  if (change.kind === 'approval') return judgeApproval(line, change, standing);
  return change.kind === 'flag' && !commands(line, standing) ? 'role' : undefined;
}

function commands({ role }: AuditLine, { policy }: Standing): boolean {
  return commandRoles(policy).includes(role);
}

function judgeTask(line: AuditLine, change: RowChange, standing: Standing): Verdict {
  const { before, after } = change;
  if (line.event === 'undo') return undoes(line, change, standing) ? undefined : 'undo';
  if (before === null) return taskAdded(line, after ?? {}, standing);
  if (after === null) return taskArchived(line, before, standing);
  if ('task_id' in after) return taskRenamed(line, change, standing);
  if (!('state' in after)) return undefined;
  const [from, to] = [stateOf(standing.policy, before['state'] ?? ''), stateOf(standing.policy, after['state'] ?? '')];
  return from === undefined || to === undefined ? 'event' : transition(line, change, { from, to }, standing);
}

function transition(
  line: AuditLine,
  change: RowChange,
  { from, to }: { readonly from: State; readonly to: State },
  standing: Standing,
): Verdict {
  const { policy } = standing;
  const ways = eventsBetween(policy, from, to);
  const event = line.event === 'lock.clean' ? ways.find(handsBack) : ways.find(({ name }) => name === line.event);
  if (event === undefined) return 'event';
  const task = standing.task(idKey(change.id));
  const may = byRole(event, line, task, policy);
  if (may !== undefined) return may;
  const asks = event.approval === 'require-approved' || (to.category === 'done' && wantsResults(policy));
  return asks && !isApproved(line, change, standing) ? 'approval' : undefined;
}

/** What `lock.clean` does to many tasks at once. */
function handsBack({ lock, by, approval }: EventDefinition): boolean {
  return lock === 'release' && by.includes('any') && approval === 'none';
}

function wantsResults({ approvals }: Policy): boolean {
  return approvals.required.includes('done');
}

function byRole(event: EventDefinition, { role }: AuditLine, task: Reference | undefined, policy: Policy): Verdict {
  // Who held the lock is for the lease store to know, which no line tells of in full.
  if (event.by.some((who) => who === 'any' || who === 'holder' || who === role)) return undefined;
  if (event.by.includes('approver') && policy.roles.get(role)?.approves === true) return undefined;
  if (!event.by.includes('owner')) return 'role';
  const owner = task?.text('owner') ?? '';
  return owner === '' || roleOf(policy, owner)?.name === role ? undefined : 'owner';
}

/** Whether the result that the line relies on is approved. */
function isApproved({ approval }: AuditLine, { id }: RowChange, standing: Standing): boolean {
  const { policy } = standing;
  const row = approval === undefined ? undefined : standing.approval(idKey(approval));
  if (row === undefined && approval !== undefined && !standing.complete) return true;
  if (row?.present !== true || idKey(row.text('task_id') ?? '') !== idKey(id)) return false;
  return statusOf(policy, row.text('status') ?? '') === 'approved' && kindOfRow(row, policy) === 'result';
}

function kindOfRow(row: Reference, policy: Policy): string | undefined {
  if (row.entry !== undefined) return (row.entry.record as Approval).declaredKind;
  return kindOf(policy, row.text('kind') ?? '', row.text('op') ?? '');
}

function taskAdded(line: AuditLine, after: Readonly<Record<string, string>>, { policy }: Standing): Verdict {
  const state = stateOf(policy, after['state'] ?? '');
  const ways = eventsFrom(policy, undefined).filter(({ target }) => target === state);
  const way = line.event === 'file' ? ways[0] : ways.find(({ event }) => event.name === line.event);
  return way === undefined ? 'event' : byRole(way.event, line, undefined, policy);
}

function taskArchived(line: AuditLine, before: Readonly<Record<string, string>>, standing: Standing): Verdict {
  const state = stateOf(standing.policy, before['state'] ?? '');
  if (line.event !== 'archive' || state === undefined || isOpen(state)) return 'event';
  return commands(line, standing) ? undefined : 'role';
}

/** One task of a line gets an id that nothing has or had, and nothing else of it changes. */
function taskRenamed(line: AuditLine, change: RowChange, standing: Standing): Verdict {
  const to = newIdOf(line, change);
  if (to === undefined || line.id === null || idKey(line.id) !== idKey(change.id)) return 'event';
  if (!isNewId(to) || standing.task(idKey(to)) !== undefined) return 'event';
  return commands(line, standing) ? undefined : 'role';
}

/** A request that nobody has decided follows the task that it is about, with the name of its record. */
function requestFollows(line: AuditLine, { id, before, after }: RowChange, standing: Standing): Verdict {
  const renamed = line.rows.find((change) => newIdOf(line, change) !== undefined);
  const to = renamed && newIdOf(line, renamed);
  const status = statusOf(standing.policy, standing.approval(idKey(id))?.text('status') ?? 'pending');
  if (renamed === undefined || to === undefined || status !== 'pending') return 'event';
  const follows = Object.entries(after ?? {}).every(([column, text]) => {
    const was = before?.[column] ?? '';
    if (column === 'task_id') return idKey(undecorate(was)) === idKey(renamed.id) && undecorate(text) === to;
    return column === 'evidence' && was.replaceAll(evidenceName(renamed.id, id), evidenceName(to, id)) === text;
  });
  return follows ? undefined : 'event';
}

/** Whether a row was put back to how the line found it that is taken back; decisions and finished work stand. */
function undoes({ undoes: place }: AuditLine, { kind, id, before, after }: RowChange, standing: Standing): boolean {
  const { policy } = standing;
  const line = place === undefined ? undefined : standing.undone(place);
  const row = line?.rows.find((one) => one.kind === kind && idKey(one.id) === idKey(id));
  if (row === undefined || line?.event === 'undo') return false;
  if (before === null || after === null) return before === null ? row.after === null : row.before === null;
  if (row.before === null || row.after === null) return kind === 'approval';
  const column = kind === 'task' ? 'state' : 'status';
  if (!(column in after)) return true;
  if (kind === 'task') {
    const done = stateOf(policy, row.after['state'] ?? '')?.category === 'done';
    return !done && stateOf(policy, after['state'] ?? '') === stateOf(policy, row.before['state'] ?? '');
  }
  return statusOf(policy, after['status'] ?? '') === statusOf(policy, row.before['status'] ?? '');
}

/** The cells of an approval that its decision writes, once. */
export const DECISION: ReadonlySet<string> = new Set([
  'status',
  'approver',
  'approver_role',
  'ts_dec',
  'digest',
  'signature',
  'signed_by',
]);

function judgeApproval(line: AuditLine, change: RowChange, standing: Standing): Verdict {
  const { policy } = standing;
  const { before, after } = change;
  if (after === null) return 'event';
  const to = statusOf(policy, after['status'] ?? '');
  if (before === null) return requests(line, policy) && to === 'pending' ? undefined : 'event';
  if (line.event === RENAME) return requestFollows(line, change, standing);
  if (Object.keys(after).some((column) => !DECISION.has(column))) return 'event';
  if (!('status' in after)) return 'approver' in after || 'ts_dec' in after ? 'event' : undefined;
  const from = statusOf(policy, before['status'] ?? '');
  if (line.event === 'undo' && from === 'expired') return undoes(line, change, standing) ? undefined : 'undo';
  if (from !== 'pending') return 'event';
  return to === 'expired' ? undefined : decision(line, change, to, standing);
}

function requests({ event }: AuditLine, policy: Policy): boolean {
  return event === 'request' || eventNamed(policy, event)?.approval === 'open-result';
}

function decision(line: AuditLine, change: RowChange, to: string | undefined, standing: Standing): Verdict {
  const { policy } = standing;
  const sendsBack = eventNamed(policy, line.event)?.approval === 'reject-pending';
  const said = (line.event === 'approve' && to === 'approved') || ((line.event === 'reject' || sendsBack) && to === 'rejected'); // prettier-ignore
  if (!said) return 'event';
  if (policy.roles.get(line.role)?.approves !== true) return 'role';
  const approver = change.after?.['approver'] ?? '';
  if (approver !== '' && fold(parseActor(approver).text) !== fold(parseActor(line.actor).text)) return 'separation';
  return separated(line, standing.approval(idKey(change.id)), policy) ? undefined : 'separation';
}

function separated({ actor }: AuditLine, row: Reference | undefined, policy: Policy): boolean {
  const requester = row?.text('requested_by') ?? '';
  return requester === '' || areSeparated(policy, parseActor(requester), parseActor(actor));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
