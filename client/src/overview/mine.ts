import type { RootOverview, TaskSummary } from '../../../server/src/protocol.js';

/** Whether a task is of whoever works here: he holds its lock, or it is his or his role's and nobody else holds it. */
export function isMine({ owner, lock }: TaskSummary, who: RootOverview['who']): boolean {
  if (lock?.mine === true) return true;
  if (who?.actor === undefined || (lock !== undefined && !lock.expired)) return false;
  return owner === who.actor || owner === who.role;
}
