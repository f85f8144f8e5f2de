import type { Approval, Entry, Task } from '../model/index.js';
import type { EventDefinition, Policy } from '../policy/index.js';
import { eventsFrom } from '../process/index.js';
import { dispatch } from './dispatch.js';
import { isRefusal } from './refuse.js';
import type { Intent, LegalMove, MoveContext, Refusal, Snapshot } from './types.js';

/** What a caller is asked for before it is known what he will say. */
const PROBE = '?';
const REASON = '--reason TEXT';
const ARTIFACT = '--artifact PATH';

/**
 * What this caller may do with a task now: events of the table, and decisions on its pending approvals. Each is really
 * accepted when he does it, given what is `missing`.
 */
export function legalMoves(snapshot: Snapshot, task: Entry<Task>, context: MoveContext): readonly LegalMove[] {
  return [...legalEvents(snapshot, task.record, context), ...legalDecisions(snapshot, task.record, context)];
}

/** What this caller may do with the lock of a task now. */
export function legalLockMoves(
  snapshot: Snapshot,
  { record }: Entry<Task>,
  context: MoveContext,
): readonly LegalMove[] {
  return LOCK_EVENTS.flatMap((event) => legalLockMove(snapshot, record, event, context) ?? []);
}

/** A record for which a move is legal. */
export interface Movable {
  readonly record: Entry<Task> | Entry<Approval>;
  readonly move: LegalMove;
}

/**
 * The tasks, for decisions the pending approvals, that this caller may do one thing with now, in the ledger's order.
 * @param event as `LegalMove.event`; `archive` too
 * @param most so many are enough
 */
export function movable(snapshot: Snapshot, event: string, context: MoveContext, most: number): readonly Movable[] {
  const found: Movable[] = [];
  for (const record of isDecision(event) ? snapshot.workspace.approvals : snapshot.workspace.tasks) {
    if (found.length >= most) break;
    const move = legalMove(snapshot, record, event, context);
    if (move !== undefined) found.push({ record, move });
  }
  return found;
}

function legalMove(
  snapshot: Snapshot,
  { record }: Entry<Task> | Entry<Approval>,
  event: string,
  context: MoveContext,
): LegalMove | undefined {
  if (record.kind === 'approval')
    return isDecision(event) ? legalDecision(snapshot, record, event, context) : undefined;
  const lock = LOCK_EVENTS.find((one) => one === event);
  if (lock !== undefined) return legalLockMove(snapshot, record, lock, context);
  if (event === 'archive') return legalArchive(snapshot, record, context);
  if (record.state === undefined) return undefined;
  const outgoing = eventsFrom(snapshot.workspace.policy, record.state).find((one) => one.event.name === event);
  return outgoing && legalEvent(snapshot, record, outgoing.event, context);
}

function legalEvents(snapshot: Snapshot, task: Task, context: MoveContext): readonly LegalMove[] {
  if (task.state === undefined) return [];
  const outgoing = eventsFrom(snapshot.workspace.policy, task.state);
  return outgoing.flatMap(({ event }) => legalEvent(snapshot, task, event, context) ?? []);
}

function legalEvent(
  snapshot: Snapshot,
  task: Task,
  event: EventDefinition,
  context: MoveContext,
): LegalMove | undefined {
  const verdict = eventVerdict(snapshot, task, event, context);
  return isRefusal(verdict) ? undefined : verdict;
}

/** Whether this caller can do an event to a task now, given what is `missing`; else why not. */
export function eventVerdict(
  snapshot: Snapshot,
  { id }: Task,
  { name, by, reason }: EventDefinition,
  context: MoveContext,
): LegalMove | Refusal {
  const missing = reason === 'required' ? [REASON] : [];
  const planned = dispatch(snapshot, { verb: 'event', event: name, id, reason: PROBE }, context);
  if (!isRefusal(planned)) return { event: name, by, missing };
  // The guard that asks for something to show is the last of all.
  return planned.code === 'submit/nothing' ? { event: name, by, missing: [ARTIFACT, ...missing] } : planned;
}

const LOCK_EVENTS = ['lock.acquire', 'lock.extend', 'lock.release', 'lock.steal'] as const;

function legalLockMove(
  snapshot: Snapshot,
  { id }: Task,
  verb: (typeof LOCK_EVENTS)[number],
  context: MoveContext,
): LegalMove | undefined {
  if (isRefusal(dispatch(snapshot, { verb, id, reason: PROBE }, context))) return undefined;
  const missing = isRefusal(dispatch(snapshot, { verb, id }, context)) ? [REASON] : [];
  return { event: verb, by: ['any'], missing };
}

function legalArchive(snapshot: Snapshot, { id, state }: Task, context: MoveContext): LegalMove | undefined {
  if (state === undefined || isRefusal(dispatch(snapshot, { verb: 'archive', ids: [id] }, context))) return undefined;
  return { event: 'archive', by: ['any'], missing: [] };
}

function isDecision(event: string): event is 'approve' | 'reject' {
  return event === 'approve' || event === 'reject';
}

function legalDecisions(snapshot: Snapshot, task: Task, context: MoveContext): readonly LegalMove[] {
  const asked = snapshot.workspace.approvalsByTarget.get(task.key) ?? [];
  return asked.flatMap(({ record }) =>
    (['approve', 'reject'] as const).flatMap((verb) => legalDecision(snapshot, record, verb, context) ?? []),
  );
}

function legalDecision(
  snapshot: Snapshot,
  { id, status }: Approval,
  verb: 'approve' | 'reject',
  context: MoveContext,
): LegalMove | undefined {
  if (status !== 'pending') return undefined;
  const plain: Intent = { verb, id };
  const reasoned: Intent = { verb, id, reason: PROBE };
  if (isRefusal(dispatch(snapshot, reasoned, context))) return undefined;
  const missing = isRefusal(dispatch(snapshot, plain, context)) ? [REASON] : [];
  return { event: verb, id, by: approvers(snapshot.workspace.policy), missing };
}

function approvers({ roles }: Policy): readonly string[] {
  return [...roles.values()].filter(({ approves }) => approves).map(({ name }) => name);
}
