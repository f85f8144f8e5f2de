import type { Location } from 'vscode-languageserver';
import { definitions } from '../../core/index.js';
import { ask, guarded, type Session } from '../session.js';

/** From a task's id to the task, from the task to its approvals. */
export function registerDefinition(session: Session): void {
  session.connection.onDefinition(
    guarded(session, 'textDocument/definition', async ({ textDocument, position }, token): Promise<Location[]> => {
      const asked = await ask(session, textDocument.uri, token);
      if (asked === undefined) return [];
      const { root, path, snapshot } = asked;
      return definitions(snapshot.workspace, path, position).map(({ file, range }) => ({
        uri: root.uriOf(file),
        range,
      }));
    }),
  );
}
