import { spellStatus, type Values } from '../../edits/index.js';
import {
  expiryOf,
  formatTime,
  isResult,
  latestOf,
  resultRows,
  type Approval,
  type Entry,
  type Task,
  type Workspace,
} from '../../model/index.js';
import type { ApprovalColumn } from '../../policy/index.js';
import { eventsFrom } from '../../process/index.js';
import { changeApproval, makePlan } from '../draft.js';
import { findApproval, ledgersOf, unreadable } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { EventIntent, Intent, MoveContext, Plan, Planner, Refusal, Snapshot } from '../types.js';
import { boundEvidence } from './cited.js';
import { mayDecide } from './decider.js';
import { ownRequester } from './requested.js';

type DecideIntent = Extract<Intent, { verb: 'approve' | 'reject' }>;

/** Does an event of the process on a task; the part of `planMove` that rejecting a result needs. */
type PlanEvent = (snapshot: Snapshot, intent: EventIntent, context: MoveContext) => Plan | Refusal;

/**
 * `approve` and `reject`: the one decision on a pending row, by somebody else than its requester. Rejecting the result
 * of a task in review is the event `return`. Refuses a row that is decided, expired, or asks for a task that is no
 * longer in review, and approving without evidence that holds.
 */
export function decisions(planEvent: PlanEvent): Planner<DecideIntent> {
  return (snapshot, intent, context) => {
    const { workspace } = snapshot;
    const entry = findApproval(workspace, intent.id);
    if (isRefusal(entry)) return entry;
    const refusal = undecidable(workspace, entry.record, intent.verb, context);
    if (refusal !== undefined) return refusal;
    const sentBack = intent.verb === 'reject' ? returnOf(workspace, entry.record, intent) : undefined;
    return sentBack === undefined ? decided(snapshot, entry, intent, context) : planEvent(snapshot, sentBack, context);
  };
}

/**
 * Why the caller may not approve this row now, as far as the row itself, roles, flags and separation say; what its
 * evidence holds is not looked at. Undefined: he may. Cheap enough for a list of all that is pending.
 */
export function whyNotDecide(
  workspace: Workspace,
  approval: Approval,
  context: Pick<MoveContext, 'caller' | 'now'>,
): Refusal | undefined {
  const refusal = undecidable(workspace, approval, 'approve', context);
  if (refusal !== undefined) return refusal;
  const by = mayDecide(workspace, approval, 'approve', context);
  return isRefusal(by) ? by : undefined;
}

/** Why nobody can decide this row now. */
function undecidable(
  workspace: Workspace,
  approval: Approval,
  event: string,
  { now }: Pick<MoveContext, 'now'>,
): Refusal | undefined {
  const { id, status } = approval;
  if (status !== 'pending') {
    const params = { id, status: approval.text('status'), approver: approval.approver?.text ?? '' };
    const done = status === (event === 'approve' ? 'approved' : 'rejected');
    return refuse('decide/not-pending', params, done ? { alreadyDone: true } : {});
  }
  const expiry = expiryOf(approval, workspace.policy);
  if (expiry !== undefined && now >= expiry) return refuse('decide/expired', { id, expiry: formatTime(expiry) });
  return badRequestTime(approval, now) ?? tasksUnknown(workspace, approval) ?? notInReview(workspace, approval);
}

/** A decision does not come before its request, whatever a clock says. */
export function badRequestTime({ id, requestedAt }: Approval, now: number): Refusal | undefined {
  if (requestedAt === undefined) return undefined;
  if (!('ms' in requestedAt)) return refuse('decide/request-time', { id });
  const second = Math.floor(now / 1000) * 1000;
  if (second >= requestedAt.ms) return undefined;
  return refuse(
    'decide/clock',
    { id, requested: formatTime(requestedAt.ms), now: formatTime(now) },
    { retry: requestedAt.ms },
  );
}

/** Whether a result is about a task in review, or about none at all, cannot be told while no task ledger can be read. */
function tasksUnknown(workspace: Workspace, { declaredKind, targetKey }: Approval): Refusal | undefined {
  if (declaredKind !== 'result' || workspace.taskByKey.has(targetKey)) return undefined;
  const ledgers = ledgersOf(workspace, 'tasks');
  if (isRefusal(ledgers)) return ledgers;
  const broken = ledgers.map((file) => unreadable(file)).find(isRefusal);
  const empty = ledgers.every(({ tasks }) => tasks?.tables.length === 0 && tasks.entries.length === 0);
  return broken ?? (empty ? refuse('ledger/no-table', { path: ledgers[0]?.path ?? '' }) : undefined);
}

function notInReview(workspace: Workspace, approval: Approval): Refusal | undefined {
  const task = taskOf(workspace, approval);
  if (task?.state === undefined || task.state.category === 'review') return undefined;
  return refuse('decide/not-in-review', { id: approval.id, task: task.id, state: task.state.name });
}

/** The task whose result a row is about; undefined for rows of other kinds and for other targets. */
function taskOf({ taskByKey }: Workspace, approval: Approval): Task | undefined {
  return approval.declaredKind === 'result' ? taskByKey.get(approval.targetKey)?.record : undefined;
}

/** The event that rejecting the latest submission is; undefined for an older row, and where the process has none. */
function returnOf(workspace: Workspace, approval: Approval, { reason }: DecideIntent): EventIntent | undefined {
  const task = taskOf(workspace, approval);
  if (task?.state === undefined || latestOf(resultRows(workspace, task))?.record !== approval) return undefined;
  const way = eventsFrom(workspace.policy, task.state).find(({ event }) => event.approval === 'reject-pending');
  if (way === undefined) return undefined;
  return { verb: 'event', event: way.event.name, id: task.id, ...(reason === undefined ? {} : { reason }) };
}

function decided(
  snapshot: Snapshot,
  entry: Entry<Approval>,
  { verb, reason }: DecideIntent,
  context: MoveContext,
): Plan | Refusal {
  const { workspace } = snapshot;
  const approval = entry.record;
  const by = mayDecide(workspace, approval, verb, context);
  if (isRefusal(by)) return by;
  const own = verb === 'approve' ? ownRequest(workspace, approval, context) : undefined;
  if (own !== undefined) return own;
  const evidence = verb === 'approve' ? boundEvidence(approval, workspace.policy, context.world) : undefined;
  if (isRefusal(evidence)) return evidence;
  if (verb === 'approve' && evidence === undefined && needsEvidence(workspace, entry)) {
    return refuse('decide/no-evidence', { id: approval.id });
  }
  return makePlan(snapshot, context, {
    event: verb,
    id: approval.id,
    approval: approval.id,
    drafts: [changeApproval(workspace, entry, decisionCells(workspace, entry, verb, context, evidence?.digest))],
    audit: {
      ...(reason === undefined ? {} : { reason }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(by.separation === undefined ? {} : { separation: by.separation }),
    },
  });
}

/** Nobody approves what he asked for himself, also where hands have written another name into the row since. */
function ownRequest({ policy }: Workspace, approval: Approval, { caller, world }: MoveContext): Refusal | undefined {
  const own = ownRequester(approval, caller.text, policy, world);
  const { id } = approval;
  const said = approval.text('requested_by');
  return own && refuse('decide/own-request', { id, actor: caller.text, requester: own.text, said });
}

/** The cells that a decision writes, once. */
export function decisionCells(
  { files, policy }: Workspace,
  { record, file }: Entry<Approval>,
  verb: 'approve' | 'reject',
  { caller, now }: Pick<MoveContext, 'caller' | 'now'>,
  digest: string | undefined,
): Values<ApprovalColumn> {
  const status = verb === 'approve' ? 'approved' : 'rejected';
  const ledger = files.get(file.path);
  return {
    status: ledger === undefined ? status : spellStatus(ledger, status, policy),
    approver: caller.text,
    approver_role: caller.role.name,
    ts_dec: formatTime(now),
    ...(digest !== undefined && record.has('digest') ? { digest } : {}),
  };
}

/** The result of a task is judged by something; where the ledger has no place for it, by what is said elsewhere. */
function needsEvidence(workspace: Workspace, entry: Entry<Approval>): boolean {
  return isResult(entry) && entry.record.has('evidence') && workspace.taskByKey.has(entry.record.targetKey);
}
