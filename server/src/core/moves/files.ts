import type { Workspace } from '../model/index.js';
import type { FileChange } from '../ports.js';
import { applyEdits } from '../text/index.js';
import { refuse } from './refuse.js';
import type { FileEdit, Refusal, World } from './types.js';

/** The files of a plan before and after it. Refuses a file whose text cannot be known: it would be lost. */
export function filesAfter(
  workspace: Workspace,
  files: readonly FileEdit[],
  world: Pick<World, 'fact'>,
): readonly FileChange[] | Refusal {
  const changes: FileChange[] = [];
  for (const { path, edits, to } of files) {
    const before = textBefore(workspace, path, world);
    if (typeof before === 'object') return before;
    const after = applyEdits(workspace.files.get(path)?.document.lines ?? before ?? '', edits);
    if (to !== undefined) changes.push({ path, before, after: undefined }, { path: to, before: undefined, after });
    else if (after !== before) changes.push({ path, before, after });
  }
  return changes;
}

function textBefore({ files }: Workspace, path: string, world: Pick<World, 'fact'>): string | undefined | Refusal {
  const known = files.get(path);
  if (known !== undefined) return known.source.text;
  const fact = world.fact(path, true);
  if (fact.kind === 'missing') return undefined;
  if (fact.kind === 'file' && fact.text !== undefined) return fact.text;
  return refuse('ledger/unreadable', { path, reason: fact.kind });
}
