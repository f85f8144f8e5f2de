import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { idKey, type Finding } from '../../core/index.js';
import type { OfferedMove, OfferedPath } from '../../protocol.js';
import { offerOf } from '../moves/offers.js';
import type { Asked, Session } from '../session.js';

/**
 * The moves that lead to where a hand edit wanted to be, one after the other. What the edit did is taken back before, by
 * the action's edit. Undefined where the finding knows no such moves, and in an editor that has no command for them.
 */
export function pathAction(
  { client, desks }: Session,
  { root, snapshot }: Asked,
  { moves }: Finding,
): CodeAction | undefined {
  const { offerCommand, messages } = client;
  if (moves === undefined || offerCommand === undefined || desks.of(root) === undefined) return undefined;
  const { policy, taskByKey } = snapshot.workspace;
  const task = taskByKey.get(idKey(moves.id))?.record;
  const path = moves.events.map((event): OfferedMove => {
    const definition = policy.events.find(({ name }) => name === event);
    const missing = [
      ...(definition?.reason === 'required' ? ['--reason TEXT'] : []),
      ...(definition?.approval === 'open-result' && task?.artifacts.length === 0 ? ['--artifact PATH'] : []),
    ];
    return offerOf({ event, by: [], missing }, moves.id, { root: root.uri, policy, messages });
  });
  const title = messages.editor.performPath({ path: moves.events.join(' → ') });
  const offered: OfferedPath = { root: root.uri, id: moves.id, path };
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: offerCommand, arguments: [offered] } };
}
