import type { Approval, Entry, Task } from '../model/index.js';
import type { Past } from '../past/index.js';
import type { AssistContext } from './context.js';
import { changedCells, referenceOf } from './pastLines.js';

/** A row that was not in the base, or reads differently now. */
export interface RowChange {
  readonly entry: Entry<Task> | Entry<Approval>;
  readonly change: 'added' | 'changed';
}

/** The rows of a file that differ from the base, in order of the file; by hand or by a move. */
export function changedRows(context: AssistContext, path: string): readonly RowChange[] {
  const { workspace, past } = context;
  if (past === undefined || past.kind === 'none') return [];
  const entries = [...workspace.tasks, ...workspace.approvals].filter(({ file }) => file.path === path);
  return entries.flatMap((entry) => {
    const change = changeOf(entry, past, context);
    return change === undefined ? [] : [{ entry, change }];
  });
}

function changeOf(entry: RowChange['entry'], past: Past, context: AssistContext): RowChange['change'] | undefined {
  const reference = referenceOf(entry, past);
  // The fast path of ten thousand rows.
  if (reference?.entry?.record === entry.record || entry.record.key === '') return undefined;
  if (reference === undefined || (reference.entry === undefined && past.kind === 'commit'))
    return past.kind === 'commit' ? 'added' : undefined;
  return changedCells(entry, reference, context).length > 0 ? 'changed' : undefined;
}
