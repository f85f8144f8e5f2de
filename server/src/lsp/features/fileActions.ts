import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { proposedAt } from '../../core/index.js';
import type { OfferedMove } from '../../protocol.js';
import { moveCommand } from '../moves/moveCommand.js';
import type { Asked, Session } from '../session.js';

/** Making a task of the check-list item under the cursor, in a task ledger where moves are made. */
export function fileAction(
  { client, desks }: Session,
  { root, path, snapshot }: Asked,
  { range }: CodeActionParams,
  kind: string,
): CodeAction[] {
  const file = snapshot.workspace.files.get(path);
  const item = file && proposedAt(file, range.start.line);
  if (item === undefined || desks.of(root) === undefined) return [];
  const title = client.messages.editor.fileItem;
  const offer: OfferedMove = {
    root: root.uri,
    event: 'file',
    id: item.id ?? '',
    title,
    intent: { verb: 'file', item: item.text },
    reason: 'none',
    artifact: 'none',
  };
  const command = moveCommand(client, offer, title);
  return command === undefined ? [] : [{ title, kind, command }];
}
