import { readProposal } from '../edits/index.js';
import type { WorkspaceFile } from '../model/index.js';

/** An open item of a task ledger's check list: what it is called by the move that files it, and the id that it proposes. */
export interface ProposedTask {
  readonly text: string;
  readonly id: string | undefined;
}

/** The item that stands on a line; undefined where none does, it was filed, or the file is no task ledger. */
export function proposedAt({ tasks, document }: WorkspaceFile, line: number): ProposedTask | undefined {
  const item = tasks === undefined ? undefined : document.checklist.find((one) => one.line === line);
  return item === undefined || item.checked ? undefined : { text: item.text.value, id: readProposal(item).id };
}
