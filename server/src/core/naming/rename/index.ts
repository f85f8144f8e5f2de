import { Lines, type TextEdit } from '../../text/index.js';
import { references } from '../references.js';
import { editsFor, movedFiles } from './files.js';
import { heldBack } from './frozen.js';
import type { NewIdContext, RenamePlan, RenameRefusal, Renaming } from './types.js';
import { unfit } from './unfit.js';
import { misread } from './verify.js';

export { heldBack } from './frozen.js';

/**
 * Gives something another id everywhere: in ledgers, views and dependencies, in the records that name it and in the names
 * of those records. Nothing but ids changes. Refused where what names it does not change any more, where the new id is none
 * or was anybody's, and where it would read as something else. Whether the id itself may change is for the caller to say.
 */
export function planNewId(renaming: Renaming, context: NewIdContext): RenamePlan | RenameRefusal {
  if (renaming.to === renaming.from) return { edits: new Map(), files: [] };
  const refusal = heldBack(renaming.named, renaming.from, context) ?? unfit(renaming, context);
  if (refusal !== undefined) return refusal;
  const files = movedFiles(renaming, context);
  if ('code' in files) return files;
  const edits = editsOf(renaming, files, context);
  if (!(edits instanceof Map)) return edits;
  const plan: RenamePlan = { edits, files };
  const path = misread(renaming, plan, context);
  return path === undefined ? plan : { code: 'cannotStand', params: { id: renaming.to, path } };
}

function editsOf(
  { named, to }: Renaming,
  files: RenamePlan['files'],
  context: NewIdContext,
): Map<string, TextEdit[]> | RenameRefusal {
  const { workspace, records } = context;
  const edits = new Map<string, TextEdit[]>();
  const add = (path: string, edit: TextEdit): void => {
    const known = edits.get(path);
    if (known === undefined) edits.set(path, [edit]);
    else known.push(edit);
  };
  const texts = new Map(records.map(({ path, text }) => [path, new Lines(text)]));
  for (const { file, range, text } of references(named, workspace, records)) {
    const lines = workspace.files.get(file)?.document.lines ?? texts.get(file);
    if (lines?.slice(range) !== text) return { code: 'cannotStand', params: { id: to, path: file } };
    add(file, { range, newText: to });
  }
  for (const move of files) for (const [path, edit] of editsFor(move, context) ?? []) add(path, edit);
  return edits;
}
