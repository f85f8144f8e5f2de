import { idKey, type Entry, type Task, type Workspace } from '../model/index.js';
import { dispatch } from './dispatch.js';
import { legalMoves } from './legal.js';
import { isRefusal } from './refuse.js';
import type { Intent, MoveContext, Plan, Refusal, Snapshot } from './types.js';

/**
 * Plans a move: a pure function of what was read, what is wanted, and what the world answers. Gives everything that is
 * to be written, or a refusal with what this caller may do instead. Throws nothing but `Unanswered`.
 */
export function planMove(snapshot: Snapshot, intent: Intent, context: MoveContext): Plan | Refusal {
  const planned = dispatch(snapshot, intent, context);
  if (!isRefusal(planned) || planned.legal.length > 0) return planned;
  const task = subjectOf(snapshot.workspace, intent);
  return task === undefined ? planned : { ...planned, legal: legalMoves(snapshot, task, context) };
}

/** The task that an intent is about, where exactly one is. */
function subjectOf(workspace: Workspace, intent: Intent): Entry<Task> | undefined {
  const id = taskIdOf(workspace, intent);
  const found = id === undefined ? [] : workspace.taskByKey.all(idKey(id.trim()));
  return found.length === 1 ? found[0] : undefined;
}

function taskIdOf({ approvals }: Workspace, intent: Intent): string | undefined {
  if (intent.verb === 'request') return intent.target;
  if (intent.verb === 'blocked.add') return intent.task;
  if (!('id' in intent) || intent.verb === 'plan' || intent.verb === 'file') return undefined;
  const { id, verb } = intent;
  if (verb !== 'approve' && verb !== 'reject' && verb !== 'expire') return id;
  return approvals.find(({ record }) => record.key === idKey(id.trim()))?.record.target;
}
