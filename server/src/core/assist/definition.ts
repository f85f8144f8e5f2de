import { approvalsWith, blockedWith, type Approval, type Entry, type Workspace } from '../model/index.js';
import { mentionAt, pathAt, type Asked } from './navigation/at.js';
import {
  mentionsOfApproval,
  mentionsOfBlocked,
  mentionsOfTask,
  pathsOf,
  type Mention,
  type Target,
} from '../naming/index.js';

/** Where something leads: a place in a ledger, or the first of some paths that is a file. */
export type Lead = Target | { readonly candidates: readonly string[] };

/**
 * Where the id or path at a position leads: from a reference to the row that it names, from a task's own id to its
 * approvals, from an approval's to its evidence, from a blocked item's to its tasks; a row without those is its own
 * definition, so that an editor shows its references instead.
 */
export function definitions(asked: Asked): readonly Lead[] {
  const path = pathAt(asked);
  if (path !== undefined) return [path];
  const mention = mentionAt(asked);
  if (mention === undefined) return [];
  const own = rowsOf(mention, asked.workspace);
  if (mention.role !== 'own') return own;
  const further = beyond(mention, asked.workspace);
  return further.length > 0 ? further : own;
}

/** The rows that have an id. */
function rowsOf({ kind, key }: Pick<Mention, 'kind' | 'key'>, workspace: Workspace): readonly Target[] {
  if (kind === 'task') {
    const entry = workspace.taskByKey.get(key);
    return entry === undefined ? [] : own(entry, workspace, mentionsOfTask);
  }
  if (kind === 'approval') {
    return approvalsWith(workspace, key).flatMap((entry) => own(entry, workspace, mentionsOfApproval));
  }
  return blockedWith(workspace, key).flatMap((entry) => own(entry, workspace, mentionsOfBlocked));
}

function own<R>(
  { record, file: { path }, line }: Entry<R>,
  workspace: Workspace,
  mentions: (record: R, source: Parameters<typeof mentionsOfTask>[1]) => readonly Mention[],
): readonly Target[] {
  const lines = workspace.files.get(path)?.document.lines;
  if (lines === undefined) return [];
  const found = mentions(record, { lines, line, viewed: false, workspace }).find(({ role }) => role === 'own');
  return found === undefined ? [] : [{ file: path, range: found.range }];
}

/** What an own id leads on to. */
function beyond({ kind, key }: Mention, workspace: Workspace): readonly Lead[] {
  if (kind === 'task') {
    const approvals = workspace.approvalsByTarget.get(key) ?? [];
    return approvals.flatMap((entry) => own(entry, workspace, mentionsOfApproval));
  }
  if (kind === 'approval') return approvalsWith(workspace, key).flatMap((entry) => evidenceOf(entry, workspace));
  const blocked = blockedWith(workspace, key).flatMap(({ record }) => record.tasks);
  return blocked.flatMap((task) => rowsOf({ kind: 'task', key: task.key }, workspace));
}

function evidenceOf({ record, file, line }: Entry<Approval>, workspace: Workspace): readonly Lead[] {
  const lines = workspace.files.get(file.path)?.document.lines;
  return lines === undefined ? [] : pathsOf(record, line, lines, workspace);
}
