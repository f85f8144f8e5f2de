import { badRequestTime } from '../further/decide.js';
import { mayDecide } from '../further/decider.js';
import { isRefusal } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** Sending work back is a decision on it: by an approver other than who asked for it. */
export function decidable(step: Step): Refusal | undefined {
  const { workspace, result, event, now } = step;
  if (result === undefined || result.record.status === 'expired') return undefined;
  const may = mayDecide(workspace, result.record, event.name, step);
  if (isRefusal(may)) return may;
  return result.record.status === 'pending' ? badRequestTime(result.record, now) : undefined;
}
