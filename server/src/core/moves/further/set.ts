import { commandRoles } from '../../process/index.js';
import { changeTask, makePlan } from '../draft.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, Planner } from '../types.js';
import { isOwner } from './authority.js';
import { openTask } from './openTask.js';
import { newValues, needsCommand } from './setValues.js';

/**
 * `set`: cells of an open task. Title, due, priority and milestone by who commands, the rest by the owner too. Refuses
 * values that would be an error in the ledger: an unreadable date, a path out of the workspace, a circle of tasks that
 * wait for each other, an id that no task has.
 */
export const planSet: Planner<Extract<Intent, { verb: 'set' }>> = (snapshot, { id, values }, context) => {
  const { workspace } = snapshot;
  const { policy } = workspace;
  const { caller } = context;
  const entry = openTask(workspace, id, 'set');
  if (isRefusal(entry)) return entry;
  const task = entry.record;
  const command = commandRoles(policy);
  const [reserved] = needsCommand(task, values);
  if (!command.includes(caller.role.name) && (reserved !== undefined || !isOwner(policy, task, caller))) {
    const by = reserved === undefined ? [task.owner?.text ?? '-', ...command] : command;
    return refuse('set/not-yours', { id: task.id, column: reserved ?? '', actor: caller.text, by: by.join(', ') });
  }
  const written = newValues(workspace, entry, values, context.world);
  if (isRefusal(written)) return written;
  const plan = makePlan(snapshot, context, {
    event: 'set',
    id: task.id,
    drafts: [changeTask(workspace, entry, written)],
  });
  if (isRefusal(plan) || plan.audit.rows.length > 0) return plan;
  return refuse('set/unchanged', { event: 'set', id: task.id }, { alreadyDone: true });
};
