import type { Workspace, WorkspaceFile } from '../../model/index.js';
import { contains, type Position } from '../../text/index.js';
import { locate } from '../place.js';
import { lastAtOrAbove } from '../search.js';
import {
  mentionsInRecord,
  mentionsOfApproval,
  mentionsOfBlocked,
  mentionsOfTask,
  pathsOf,
  type Mention,
  type PathMention,
} from '../../naming/index.js';

/** A place that a question is about. `record`: the text of an evidence record, where the file is one. */
export interface Asked {
  readonly workspace: Workspace;
  readonly path: string;
  readonly position: Position;
  readonly record?: string | undefined;
}

/** The id at a position; undefined where none stands there. */
export function mentionAt({ workspace, path, position, record }: Asked): Mention | undefined {
  const file = workspace.files.get(path);
  const near =
    file !== undefined
      ? mentionsNear(file, position, workspace)
      : record === undefined
        ? []
        : mentionsInRecord(record, workspace);
  return near.find(({ range }) => contains(range, position));
}

/** The ids that the record at a position names. */
function mentionsNear(file: WorkspaceFile, position: Position, workspace: Workspace): readonly Mention[] {
  const { lines } = file.document;
  const source = (line: number) => ({ lines, line, viewed: false, workspace });
  const place = locate(workspace, file.path, position);
  if (place?.kind === 'task') return mentionsOfTask(place.entry.record, source(place.entry.line));
  if (place?.kind === 'approval') return mentionsOfApproval(place.entry.record, source(place.entry.line));
  const blocked = lastAtOrAbove(file.blocked, position.line);
  return blocked === undefined ? [] : mentionsOfBlocked(blocked.item, source(blocked.line));
}

/** The path in the cell at a position. */
export function pathAt({ workspace, path, position }: Asked): PathMention | undefined {
  const lines = workspace.files.get(path)?.document.lines;
  const place = locate(workspace, path, position);
  if (lines === undefined || (place?.kind !== 'task' && place?.kind !== 'approval')) return undefined;
  const { record, line } = place.entry;
  return pathsOf(record, line, lines, workspace).find(({ range }) => contains(range, position));
}
