import { idKey, type Approval, type Entry, type Task, type Workspace } from '../model/index.js';
import { shift, type Position, type Range } from '../text/index.js';
import { memberAt } from './members.js';
import { locate } from './place.js';

/** A place in a file of the workspace. */
export interface Target {
  readonly file: string;
  /** Absolute. */
  readonly range: Range;
}

/** Where the id at a position leads: from a reference to its task, from a task's own id to its approvals. */
export function definitions(workspace: Workspace, path: string, position: Position): readonly Target[] {
  const place = locate(workspace, path, position);
  if (place?.kind === 'task' && place.column === 'task_id') return approvalsOf(workspace, place.entry.record.key);
  const refers =
    (place?.kind === 'task' && place.column === 'depends') ||
    (place?.kind === 'approval' && place.column === 'task_id');
  const task = refers ? workspace.taskByKey.get(idKey(memberAt(place, position).text)) : undefined;
  return task === undefined ? [] : [targetOf(task, task.record.at('task_id'))];
}

function approvalsOf(workspace: Workspace, key: string): readonly Target[] {
  const entries = key === '' ? [] : (workspace.approvalsByTarget.get(key) ?? []);
  return entries.map((entry) => targetOf(entry, entry.record.at('appr_id')));
}

function targetOf({ file, line }: Entry<Task> | Entry<Approval>, range: Range): Target {
  return { file: file.path, range: shift(range, line) };
}
