import type { Workspace, WorkspaceFile } from '../model/index.js';
import type { Placed } from '../syntax/index.js';
import { mentionsOfApproval, mentionsOfBlocked, mentionsOfTask, type Mention, type MentionSource } from './mentions.js';

/** Every id that a file of the workspace names, record by record; those of tasks, approvals and blocked items. */
export function* mentionsIn(file: WorkspaceFile, workspace: Workspace): Generator<Mention> {
  const { lines } = file.document;
  const each = function* <R>(
    records: readonly Placed<R>[] = [],
    viewed: boolean,
    mentions: (record: R, source: MentionSource) => readonly Mention[],
  ): Generator<Mention> {
    for (const { item, line } of records) yield* mentions(item, { lines, line, viewed, workspace });
  };
  yield* each(file.tasks?.entries, false, mentionsOfTask);
  yield* each(file.tasks?.viewed, true, mentionsOfTask);
  yield* each(file.approvals?.entries, false, mentionsOfApproval);
  yield* each(file.approvals?.viewed, true, mentionsOfApproval);
  yield* each(file.blocked, false, mentionsOfBlocked);
}
