import { spellKind, spellStatus, type Values } from '../../edits/index.js';
import { formatTime, idKey, parsePath, type Task, type Workspace } from '../../model/index.js';
import type { ApprovalColumn } from '../../policy/index.js';
import { addApproval, makePlan } from '../draft.js';
import { findTask } from '../find.js';
import { nextApprovalId } from '../ids.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Plan, Planner, Refusal, RequestIntent } from '../types.js';
import { evidenceAsked, type Asked } from './requestAsked.js';
import { unfit } from './requestFit.js';
import { stealRoles } from './stealRows.js';

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
  const refusal = op === '' ? refuse('request/no-op', { target }) : unfit(asked);
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

/** The evidence that the row names. */
function evidenceOf(asked: Asked): string | Refusal {
  const { intent, task, workspace, context } = asked;
  const given = intent.evidence?.trim() ?? '';
  const evidence = evidenceAsked(asked);
  if (evidence === '') {
    return intent.kind === 'result' ? refuse('request/no-evidence', { id: task?.id ?? '' }) : '';
  }
  if (given === '') return evidence;
  const path = parsePath(given, workspace.policy.roots);
  if (path.kind !== 'relative' || !path.portable) return refuse('request/bad-evidence', { path: given, fault: 'path' });
  const there = context.world.fact(path.path, false).kind === 'file';
  return there ? path.path : refuse('request/bad-evidence', { path: given, fault: 'missing' });
}

function opened({ snapshot, workspace, context, intent, target, op }: Asked, evidence: string): Plan | Refusal {
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
