import type { Task } from './task.js';
import type { Workspace } from './workspace.js';

/** Ids of the blocked items that are not resolved and name the task. */
export function blockersOf(workspace: Workspace, task: Task): readonly string[] {
  return workspace.blocked
    .filter(({ record }) => record.status !== 'resolved' && record.status !== 'cancelled')
    .filter(({ record }) => record.tasks.some(({ key }) => key === task.key))
    .map(({ record }) => record.id);
}
