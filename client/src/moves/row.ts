import { Range, Uri, window, type TextDocumentShowOptions } from 'vscode';
import type { OverviewStore } from '../overview/store.js';

/** Opens the row of a task, or the ledger that it may be in. */
export async function openRow(
  store: OverviewStore,
  root: string,
  id: string | undefined,
  options: Pick<TextDocumentShowOptions, 'viewColumn' | 'preserveFocus'> = {},
): Promise<void> {
  const overview = store.overview?.roots.find(({ uri }) => uri === Uri.parse(root).toString());
  const task = overview?.tasks.find((one) => one.id === id) ?? overview?.tasks[0];
  if (task === undefined) return;
  const { start, end } = task.range;
  const line = new Range(start.line, start.character, start.line === end.line ? end.line : start.line, end.character);
  await window.showTextDocument(Uri.parse(task.uri), { ...options, ...(task.id === id ? { selection: line } : {}) });
}
