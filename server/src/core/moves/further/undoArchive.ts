import type { AuditLine, RowChange } from '../../audit/index.js';
import { removeRecords, returnTask } from '../../edits/index.js';
import { idKey, undecorate, type Entry, type Task, type Workspace, type WorkspaceFile } from '../../model/index.js';
import type { Placed } from '../../syntax/index.js';
import { archiveOf } from '../archive.js';
import { circleThrough, type Listed } from '../depends.js';
import { joinDrafts, type Draft } from '../draft.js';
import { isRefusal, refuse } from '../refuse.js';
import type { MoveContext, Refusal, World } from '../types.js';
import { archiveFile, archiveText } from './archiveRows.js';
import { changed } from './undoable.js';
import { readsAs, wouldBeUnproven } from './undoTask.js';

/** A row that was archived, and where the archive lists it. */
interface Returning {
  readonly row: RowChange;
  readonly task: Placed<Task>;
}

/**
 * The rows of an archiving back where they stood, and out of the archive. Refuses a row that the archive does not list
 * any more as it was, one that would be an error by now, and a ledger that has no place for what it says.
 */
export function unarchived(workspace: Workspace, { rows }: AuditLine, { world }: MoveContext): Draft | Refusal {
  const path = workspace.policy.paths.archive;
  const text = archiveText(path, world);
  if (isRefusal(text)) return text;
  const archive = archiveFile(path, text ?? '', workspace);
  const found = rows.map((row) => listed(archive, row));
  const missing = found.find((one) => isRefusal(one));
  if (missing !== undefined && isRefusal(missing)) return missing;
  const back = found as readonly Returning[];
  const refusal = wouldBeWrong(workspace, back, world);
  if (refusal !== undefined) return refusal;
  const edits = removeRecords(
    archive.document,
    back.map(({ task }) => task),
  );
  const taken: Draft = { files: [{ path, edits }], rows: [] };
  return joinDrafts([taken, ...back.map((one) => returned(workspace, archive, one))]);
}

function listed(archive: WorkspaceFile, row: RowChange): Returning | Refusal {
  const key = idKey(row.id);
  const [task, another] = (archive.tasks?.entries ?? []).filter(({ item }) => item.key === key);
  if (task === undefined || another !== undefined || !readsAs(task.item, row.before)) {
    return changed({ ...row, file: archive.path });
  }
  return { row, task };
}

function returned({ files }: Workspace, archive: WorkspaceFile, { row, task }: Returning): Draft | Refusal {
  const ledger = files.get(row.file);
  if (ledger === undefined) return refuse('ledger/missing', { path: row.file });
  const put = returnTask(archive, task, ledger, row.stood);
  if ('lost' in put) {
    return refuse('archive/lossy', { id: row.id, path: row.file, columns: put.lost.join(', ') });
  }
  const { file, kind, id } = row;
  return {
    files: [{ path: file, edits: put.edits }],
    rows: [{ file, kind, id, before: null, after: row.before }],
  };
}

/** What others have done since may speak against a row: its id, what it waits for, what waits for it, who approved it. */
function wouldBeWrong(workspace: Workspace, back: readonly Returning[], world: World): Refusal | undefined {
  const archive = archiveOf(world, workspace.policy);
  const all = together(workspace, back);
  for (const { row, task } of back) {
    const { key, depends } = task.item;
    const ids = depends.map(({ text }) => undecorate(text));
    const unknown = ids.some((id) => !all.taskByKey.has(idKey(id)) && !archive.has(id));
    const unproven = wouldBeUnproven(workspace, task.item, row);
    if (workspace.taskByKey.has(key) || unknown || unproven) return changed(row);
    const circle = circleThrough(all, row.id, ids);
    if (circle !== undefined) return refuse('set/circle', { id: row.id, circle: circle.join(' → ') });
  }
  return undefined;
}

function together({ taskByKey }: Workspace, back: readonly Returning[]): Listed {
  const more = new Map<string, Entry<Task>>(
    back.map(({ row, task }) => [task.item.key, { record: task.item, line: task.line, file: { path: row.file } }]),
  );
  return {
    taskByKey: {
      get: (key) => more.get(key) ?? taskByKey.get(key),
      has: (key) => more.has(key) || taskByKey.has(key),
    },
  };
}
