import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { PERFORM_COMMAND, type OfferedMove, type PerformArguments } from '../../protocol.js';
import { legalFor } from '../moves/legal.js';
import { recordIdAt } from '../moves/place.js';
import type { Asked, Session } from '../session.js';

export const MOVE_KIND = `${CodeActionKind.Refactor}.orch.move`;

/** What may be done with the record under the cursor, as code actions. */
export async function moveActions(session: Session, asked: Asked, { range }: CodeActionParams): Promise<CodeAction[]> {
  const id = recordIdAt(asked.snapshot.workspace, asked.path, range.start);
  const legal = id === undefined ? null : await legalFor(session, asked.root, id);
  return (legal?.offers ?? []).flatMap((offer) => actionOf(session, offer) ?? []);
}

/** An editor with a command of its own asks for what is missing; another can make only what needs nothing. */
function actionOf({ client: { offerCommand, messages } }: Session, offer: OfferedMove): CodeAction | undefined {
  const title = messages.editor.offerOf(offer);
  if (offerCommand !== undefined) {
    return { title, kind: MOVE_KIND, command: { title, command: offerCommand, arguments: [offer] } };
  }
  if (offer.reason === 'required' || offer.artifact === 'required') return undefined;
  const call: PerformArguments = { root: offer.root, intent: offer.intent };
  return { title, kind: MOVE_KIND, command: { title, command: PERFORM_COMMAND, arguments: [call] } };
}
