import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { legalFor } from '../moves/legal.js';
import { moveCommand } from '../moves/moveCommand.js';
import { recordIdAt } from '../moves/place.js';
import type { Asked, Session } from '../session.js';

export const MOVE_KIND = `${CodeActionKind.Refactor}.orch.move`;

/** What may be done with the record under the cursor, as code actions. */
export async function moveActions(session: Session, asked: Asked, { range }: CodeActionParams): Promise<CodeAction[]> {
  const { client } = session;
  const id = recordIdAt(asked.snapshot.workspace, asked.path, range.start);
  const legal = id === undefined ? null : await legalFor(session, asked.root, id);
  return (legal?.offers ?? []).flatMap((offer) => {
    const title = client.messages.editor.offerOf(offer);
    const command = moveCommand(client, offer, title);
    return command === undefined ? [] : [{ title, kind: MOVE_KIND, command }];
  });
}
