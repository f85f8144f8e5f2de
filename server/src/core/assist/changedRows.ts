import { rowDifferences, type RowDifference } from '../past/index.js';
import type { AssistContext } from './context.js';

/** The rows of a file that were not in the base, or read differently now; by hand or by a move. */
export function changedRows({ workspace, past }: AssistContext, path: string): readonly RowDifference[] {
  if (past === undefined || past.kind === 'none') return [];
  const entries = [...workspace.tasks, ...workspace.approvals].filter(({ file }) => file.path === path);
  return rowDifferences(entries, workspace, past);
}
