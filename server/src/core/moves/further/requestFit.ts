import { leaseOf, sameHolder } from '../../leases/index.js';
import { idKey, neededFor, parseActor, principalOf, type Approval, type Entry, type Task } from '../../model/index.js';
import { kindOf } from '../../policy/index.js';
import { approvalTakes } from '../draft.js';
import { ledgersOf } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Refusal } from '../types.js';
import { isOwner } from './authority.js';
import { evidenceAsked, type Asked } from './requestAsked.js';

/** Why this cannot be asked for here and now; undefined where it can. */
export function unfit(asked: Asked): Refusal | undefined {
  return fitting(asked) ?? openAlready(asked) ?? unreadable(asked);
}

/** Each kind has its place and time. */
function fitting(asked: Asked): Refusal | undefined {
  const { intent, task, target } = asked;
  const { kind } = intent;
  if (task === undefined) {
    return kind === 'change' || kind === 'waiver' ? undefined : refuse('request/kind-needs-task', { target, kind });
  }
  if (kind === 'result') return fitsResult(task, asked);
  const category = task.state?.category ?? 'done';
  const state = task.state?.name ?? task.text('state');
  if (category === 'done' || category === 'dropped') return refuse('request/closed', { id: task.id, kind, state });
  if (kind === 'execute' && !BEFORE_START.has(category)) return refuse('request/started', { id: task.id, state });
  return kind === 'steal' ? fitsSteal(task, asked) : undefined;
}

const BEFORE_START: ReadonlySet<string> = new Set(['backlog', 'ready', 'rework']);

function fitsResult(task: Task, { workspace: { policy }, context: { caller } }: Asked): Refusal | undefined {
  if (task.state?.category !== 'review') {
    return refuse('request/not-in-review', { id: task.id, state: task.state?.name ?? task.text('state') });
  }
  if (isOwner(policy, task, caller)) return undefined;
  return refuse('request/not-owner', { id: task.id, actor: caller.text, owner: task.owner?.text ?? '' });
}

function fitsSteal(task: Task, { snapshot, workspace: { policy }, context }: Asked): Refusal | undefined {
  const lease = leaseOf(snapshot, task, context.now);
  if (lease === undefined || lease.pastGrace) return refuse('request/nothing-to-steal', { id: task.id });
  const own = sameHolder(policy, lease.holder, context.caller.text);
  return own ? refuse('steal/own', { id: task.id }) : undefined;
}

/** A row of the same kind for the same thing that the same principal has open. */
function openAlready(asked: Asked): Refusal | undefined {
  const { workspace, target, intent, op, context } = asked;
  const { policy, approvalsByTarget, taskByKey } = workspace;
  const rows = approvalsByTarget.get(idKey(target)) ?? [];
  const several = intent.kind === 'change' || intent.kind === 'waiver';
  const open = rows.find(({ record }) => {
    const kind = taskByKey.has(record.targetKey) ? record.declaredKind : kindBeside(record);
    const same = record.status === 'pending' && kind === intent.kind && (!several || record.text('op') === op);
    return same && isRequester(record);
  });
  if (open === undefined || isOneOfSeveral(asked, rows)) return undefined;
  return refuse('request/open', { target, kind: intent.kind, open: open.record.id }, { alreadyDone: true });

  function isRequester({ requester }: Approval): boolean {
    if (requester === undefined) return true;
    const caller = parseActor(context.caller.text);
    const [a, b] = [principalOf(policy, requester), principalOf(policy, caller)];
    return a === undefined || b === undefined ? requester.text === caller.text : a === b;
  }
}

/** Where the policy asks for several approvals, so many rows may wait on one evidence or be approved. */
function isOneOfSeveral(asked: Asked, rows: readonly Entry<Approval>[]): boolean {
  const { workspace, intent } = asked;
  const needed = neededFor(workspace.policy, intent.kind);
  const evidence = evidenceAsked(asked);
  const same = rows.filter(({ record }) => {
    const counts = record.status === 'pending' || record.status === 'approved';
    return counts && record.declaredKind === intent.kind && record.text('evidence') === evidence;
  });
  return same.length < needed;
}

/** A row whose target is no task is a change, unless it says that it is a waiver. */
function kindBeside({ declaredKind }: Approval): 'change' | 'waiver' {
  return declaredKind === 'waiver' ? 'waiver' : 'change';
}

/** Without the column the kind is read off the operation: there the row would be of another kind. */
function unreadable({ workspace, intent, op, task }: Asked): Refusal | undefined {
  if (approvalTakes(workspace, 'kind')) return undefined;
  const read = kindOf(workspace.policy, '', op);
  const beside = task === undefined && intent.kind === 'change';
  if (beside ? read !== 'waiver' : read === intent.kind) return undefined;
  const files = ledgersOf(workspace, 'approvals');
  if (isRefusal(files)) return files;
  return refuse('ledger/missing-column', { path: files[0]?.path ?? '', columns: 'kind' });
}
