import { changeApproval } from '../draft.js';
import { decisionCells } from '../further/decide.js';
import { mayDecide } from '../further/decider.js';
import { isRefusal } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';
import { expire, undecidedResults } from './expire.js';
import type { Effect } from './types.js';

/** The pending row is rejected; a row that is decided stays as it is, and the audit line says that it was gone past. */
export function rejected(step: Step): Effect | Refusal {
  const { workspace, result, event } = step;
  const others = undecidedResults(step).filter((row) => row !== result);
  const drafts = others.map((row) => expire(workspace, row));
  if (result === undefined || result.record.status === 'expired') return { drafts };
  const { id, status } = result.record;
  if (status !== 'pending') return { drafts, approval: id, audit: status === 'approved' ? { supersedes: id } : {} };
  const may = mayDecide(workspace, result.record, event.name, step);
  if (isRefusal(may)) return may;
  const cells = decisionCells(workspace, result, 'reject', step, undefined);
  const separation = may.separation === undefined ? {} : { separation: may.separation };
  return { drafts: [...drafts, changeApproval(workspace, result, cells)], approval: id, audit: separation };
}
