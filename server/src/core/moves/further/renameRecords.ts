import { evidenceName } from '../../evidence/index.js';
import type { Task, Workspace } from '../../model/index.js';
import { recordsAbout, type RecordText } from '../../naming/index.js';
import { refuse } from '../refuse.js';
import type { Refusal, World } from '../types.js';

/**
 * The evidence that may name a task, as it is now. Refuses where one that is called by the task's id has no text that can
 * be read: it would keep the old id, in its name and in what it says. Other files that cannot be read are left as they are.
 */
export function recordsOf(workspace: Workspace, task: Task, world: World): readonly RecordText[] | Refusal {
  const records: RecordText[] = [];
  for (const candidates of recordsAbout({ kind: 'task', key: task.key }, workspace)) {
    const path = candidates.find((one) => world.fact(one, false).kind === 'file');
    const fact = path === undefined || workspace.files.has(path) ? undefined : world.fact(path, true);
    if (path === undefined || fact?.kind !== 'file') continue;
    if (fact.text !== undefined) records.push({ path, text: fact.text });
    else if (isOwn(path, task, workspace)) return refuse('rename/unread', { id: task.id, path });
  }
  return records;
}

/** Whether a file is called what the record of one of the task's requests is called. */
function isOwn(path: string, { key }: Task, { approvalsByTarget }: Workspace): boolean {
  const rows = approvalsByTarget.get(key) ?? [];
  return rows.some(({ record }) => path.split('/').at(-1) === evidenceName(record.target, record.id));
}
