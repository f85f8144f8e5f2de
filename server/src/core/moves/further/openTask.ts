import type { Entry, Task, Workspace } from '../../model/index.js';
import { isOpen } from '../../process/index.js';
import { findTask } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Refusal } from '../types.js';

/** The task with an id. Refuses one that is done or dropped: what it says is history until it is reopened. */
export function openTask(workspace: Workspace, id: string, event: string): Entry<Task> | Refusal {
  const entry = findTask(workspace, id);
  if (isRefusal(entry)) return entry;
  const { state, id: name } = entry.record;
  if (state === undefined || isOpen(state)) return entry;
  return refuse('set/closed', { event, id: name, state: state.name, dropped: state.category === 'dropped' });
}
