import type { Entry, Task, Workspace } from '../../model/index.js';
import { isOpen } from '../../process/index.js';
import { makePlan } from '../draft.js';
import { findTask } from '../find.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, Planner, Refusal } from '../types.js';
import { archived, isAllThatIsLeft } from './archiveRows.js';
import { onlyCommand } from './authority.js';

/**
 * `archive`: puts tasks that are done or dropped (without ids: all of them) into the archive ledger, by who commands.
 * Their ids stay reserved, and those that wait for them go on knowing them. Refuses a task that approvals still wait
 * for, and an archive that has no place for something that the row says.
 */
export const planArchive: Planner<Extract<Intent, { verb: 'archive' }>> = (snapshot, { ids }, context) => {
  const { workspace } = snapshot;
  const refusal = onlyCommand(workspace, context, 'archive', ids.length === 1 ? (ids[0] ?? '') : '');
  if (refusal !== undefined) return refusal;
  const entries = closedTasks(workspace, ids);
  if (isRefusal(entries)) return entries;
  const pending = entries.find(({ record }) => awaited(workspace, record) !== undefined);
  if (pending !== undefined) {
    const { id } = pending.record;
    return refuse('archive/pending', { id, approval: awaited(workspace, pending.record) ?? '' });
  }
  const last = entries.find((entry) => isAllThatIsLeft(workspace, entries, entry.file.path));
  if (last !== undefined) return refuse('archive/last', { id: last.record.id, path: last.file.path });
  const drafts = [archived(workspace, entries, context)];
  const [only] = entries;
  return makePlan(snapshot, context, {
    event: 'archive',
    id: entries.length === 1 ? (only?.record.id ?? null) : null,
    drafts,
  });
};

function closedTasks(workspace: Workspace, ids: readonly string[]): readonly Entry<Task>[] | Refusal {
  if (ids.length === 0) {
    const closed = workspace.tasks.filter(({ record }) => record.state !== undefined && !isOpen(record.state));
    return closed.length > 0 ? closed : refuse('archive/none', undefined, { alreadyDone: true });
  }
  const found = new Map<string, Entry<Task>>();
  for (const id of ids) {
    const entry = findTask(workspace, id);
    if (isRefusal(entry)) return entry;
    const { state, key } = entry.record;
    if (state === undefined || isOpen(state)) {
      return refuse('archive/open', { id: entry.record.id, state: state?.name ?? entry.record.text('state') });
    }
    found.set(key, entry);
  }
  // In the order of their ledgers, so that they can go back in it.
  return workspace.tasks.filter(({ record }) => found.get(record.key)?.record === record);
}

/** The approval that waits for a decision about a task. */
function awaited({ approvalsByTarget }: Workspace, { key }: Task): string | undefined {
  return approvalsByTarget.get(key)?.find(({ record }) => record.status === 'pending')?.record.id;
}
