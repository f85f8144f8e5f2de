import { evidenceName } from '../../evidence/index.js';
import { approvalsWith, type Approval, type Entry } from '../../model/index.js';
import { lineRange, type TextEdit } from '../../text/index.js';
import { pathsIn } from '../paths.js';
import { cites } from './frozen.js';
import type { NewIdContext, RenamePlan, RenameRefusal, Renaming } from './types.js';

type Moved = RenamePlan['files'][number];

/** The records that are called by the old id, and what they are to be called; a refusal where such a file is there already. */
export function movedFiles(renaming: Renaming, context: NewIdContext): readonly Moved[] | RenameRefusal {
  const { movable, records } = context;
  const moved = movable ? records.flatMap(({ path }) => moveOf(path, renaming, context)) : [];
  const taken = moved.find(({ to }) => context.exists(to));
  return taken === undefined ? moved : { code: 'fileTaken', params: { path: taken.to } };
}

function moveOf(path: string, renaming: Renaming, context: NewIdContext): readonly Moved[] {
  const row = rowsOf(renaming, context).find((entry) => {
    return baseName(path) === evidenceName(entry.record.target, entry.record.id) && cites(entry, path, context);
  });
  if (row === undefined) return [];
  const to = `${path.slice(0, -baseName(path).length)}${newName(row.record, renaming)}`;
  const move = { from: path, to };
  // A cell that spells the name otherwise could not follow it.
  return to === path || editsFor(move, context) === undefined ? [] : [move];
}

function rowsOf({ named: { kind, key } }: Renaming, { workspace }: NewIdContext): readonly Entry<Approval>[] {
  if (kind === 'blocked') return [];
  return kind === 'task' ? (workspace.approvalsByTarget.get(key) ?? []) : approvalsWith(workspace, key);
}

function newName({ id, target }: Approval, { named, to }: Renaming): string {
  return named.kind === 'task' ? evidenceName(to, id) : evidenceName(target, to);
}

/** The name of a file without its folder. */
function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The edits of every cell that names a file, by the path of its ledger; undefined where one does not name it as it is. */
export function editsFor(
  { from, to }: Moved,
  { workspace }: NewIdContext,
): readonly (readonly [path: string, edit: TextEdit])[] | undefined {
  const edits: (readonly [string, TextEdit])[] = [];
  for (const file of workspace.files.values()) {
    for (const { candidates, range } of pathsIn(file, workspace)) {
      if (!candidates.includes(from)) continue;
      const at = file.document.lines.slice(range).lastIndexOf(baseName(from));
      if (at === -1 || range.start.line !== range.end.line) return undefined;
      const start = range.start.character + at;
      const place = lineRange(range.start.line, start, start + baseName(from).length);
      edits.push([file.path, { range: place, newText: baseName(to) }]);
    }
  }
  return edits;
}
