import { spellKind, spellStatus } from '../../edits/index.js';
import { leaseOf, sameHolder } from '../../leases/index.js';
import {
  formatTime,
  idKey,
  latestOf,
  parsePath,
  principalOf,
  parseActor,
  resultRows,
  type Approval,
  type Task,
  type Workspace,
} from '../../model/index.js';
import { kindOf, type ApprovalColumn } from '../../policy/index.js';
import type { Values } from '../../edits/index.js';
import { addApproval, approvalTakes, makePlan } from '../draft.js';
import { findTask, ledgersOf } from '../find.js';
import { nextApprovalId } from '../ids.js';
import { isRefusal, refuse } from '../refuse.js';
import type { MoveContext, Planner, Refusal, RequestIntent, Snapshot } from '../types.js';
import { isOwner } from './authority.js';
import { stealRoles } from './stealRows.js';

/** What a request is about, found and checked. */
interface Asked {
  readonly snapshot: Snapshot;
  readonly workspace: Workspace;
  readonly context: MoveContext;
  readonly intent: RequestIntent;
  /** Undefined for `rule:…` and `path:…`. */
  readonly task: Task | undefined;
  /** As the row will name it. */
  readonly target: string;
  readonly op: string;
}

/**
 * `request`: a new pending row. Results are asked for by the owner of a task in review (after `resume`; else `submit`
 * does it), permission to start before the start, a steal of a lease that somebody else holds: one row for each role
 * that must agree. Refuses what is asked for already, and a kind that the ledger could not tell from another.
 */
export const planRequest: Planner<RequestIntent> = (snapshot, intent, context) => {
  const { workspace } = snapshot;
  const task = targetOf(workspace, intent);
  if (isRefusal(task)) return task;
  const op = intent.op.replace(/\s+/g, ' ').trim();
  const target = task?.id ?? intent.target.trim();
  const asked: Asked = { snapshot, workspace, context, intent, task, target, op };
  const refusal =
    op === '' ? refuse('request/no-op', { target }) : (fitting(asked) ?? openAlready(asked) ?? unreadable(asked));
  if (refusal !== undefined) return refusal;
  const evidence = evidenceOf(asked);
  return isRefusal(evidence) ? evidence : opened(asked, evidence);
};

/** Undefined where the target is a rule or a path. */
function targetOf(workspace: Workspace, { target }: RequestIntent): Task | undefined | Refusal {
  if (/^(?:rule|path):\S/i.test(target.trim()) && !workspace.taskByKey.has(idKey(target.trim()))) return undefined;
  const entry = findTask(workspace, target);
  return isRefusal(entry) ? entry : entry.record;
}

/** Whether this kind can be asked for here and now. */
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
function openAlready({ workspace, target, intent, op, context }: Asked): Refusal | undefined {
  const { policy, approvalsByTarget, taskByKey } = workspace;
  const rows = approvalsByTarget.get(idKey(target)) ?? [];
  const several = intent.kind === 'change' || intent.kind === 'waiver';
  const open = rows.find(({ record }) => {
    const kind = taskByKey.has(record.targetKey) ? record.declaredKind : kindBeside(record);
    const same = record.status === 'pending' && kind === intent.kind && (!several || record.text('op') === op);
    return same && isRequester(record);
  });
  return open && refuse('request/open', { target, kind: intent.kind, open: open.record.id }, { alreadyDone: true });

  function isRequester({ requester }: Approval): boolean {
    if (requester === undefined) return true;
    const caller = parseActor(context.caller.text);
    const [a, b] = [principalOf(policy, requester), principalOf(policy, caller)];
    return a === undefined || b === undefined ? requester.text === caller.text : a === b;
  }
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

/** The evidence that the row names; of a result the last submission's where none is given. */
function evidenceOf({ intent, task, workspace, context: { world } }: Asked): string | Refusal {
  const given = intent.evidence?.trim() ?? '';
  const before = intent.kind === 'result' && task ? latestOf(resultRows(workspace, task))?.record.text('evidence') : '';
  const evidence = given === '' ? (before ?? '') : given;
  if (evidence === '') {
    return intent.kind === 'result' ? refuse('request/no-evidence', { id: task?.id ?? '' }) : '';
  }
  if (given === '') return evidence;
  const path = parsePath(given, workspace.policy.roots);
  if (path.kind !== 'relative' || !path.portable) return refuse('request/bad-evidence', { path: given, fault: 'path' });
  const there = world.fact(path.path, false).kind === 'file';
  return there ? path.path : refuse('request/bad-evidence', { path: given, fault: 'missing' });
}

function opened({ snapshot, workspace, context, intent, target, op }: Asked, evidence: string) {
  const { policy } = workspace;
  const file = policy.paths.approvals.flatMap((path) => workspace.files.get(path) ?? [])[0];
  const roles = intent.kind === 'steal' ? stealRoles(policy) : [''];
  const taken: string[] = [];
  const rows = roles.map((role): Values<ApprovalColumn> => {
    const id = nextApprovalId(workspace, context.world, (one) => taken.includes(one));
    taken.push(id);
    return {
      appr_id: id,
      task_id: target,
      op,
      status: file === undefined ? 'pending' : spellStatus(file, 'pending', policy),
      requested_by: context.caller.text,
      approver_role: role,
      ts_req: formatTime(context.now),
      evidence,
      kind: file === undefined ? intent.kind : spellKind(file, intent.kind),
    };
  });
  const [first] = taken;
  return makePlan(snapshot, context, {
    event: 'request',
    id: first ?? null,
    ...(first === undefined ? {} : { approval: first }),
    drafts: rows.map((row) => addApproval(workspace, row)),
  });
}
