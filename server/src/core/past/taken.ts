import type { PlacedAuditLine } from '../audit/index.js';
import { foldedKey, readTasks, type Workspace } from '../model/index.js';
import { parseMarkdown } from '../syntax/index.js';
import { newIdOf } from './renames.js';
import type { Past, PastBase } from './types.js';

/** Ids that were ever taken: by rows of the base, by tasks in its archive, by rows that moves added. */
export function takenIds(
  workspace: Workspace | undefined,
  base: PastBase | undefined,
  lines: readonly PlacedAuditLine[],
): Past['taken'] {
  const task = new Set(workspace?.tasks.map(({ record }) => foldedKey(record.id)));
  const approval = new Set(workspace?.approvals.map(({ record }) => foldedKey(record.id)));
  const archive = base?.sources.find(({ path }) => path === workspace?.policy.paths.archive);
  if (archive !== undefined && workspace !== undefined) {
    const { entries } = readTasks(parseMarkdown(archive.text), workspace.policy);
    for (const { item } of entries) task.add(foldedKey(item.id));
  }
  for (const { line } of lines) {
    for (const change of line.rows) {
      const { kind, id, before } = change;
      const renamed = newIdOf(line, change);
      if (renamed !== undefined) task.add(foldedKey(renamed));
      if (before !== null && renamed === undefined) continue;
      if (kind === 'task') task.add(foldedKey(id));
      if (kind === 'approval') approval.add(foldedKey(id));
    }
  }
  task.delete('');
  approval.delete('');
  return { task, approval };
}
