import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** FREEZE stops starts, decisions and everything automatic; what stops or frees work goes on. */
export function frozen({ workspace, event, caller, task }: Step): Refusal | undefined {
  if (workspace.flags?.freeze !== 'on') return undefined;
  const stopped = event.lock === 'acquire' || event.approval === 'reject-pending' || caller.automatic;
  return stopped ? refuse('move/frozen', { event: event.name, id: task.id }) : undefined;
}
