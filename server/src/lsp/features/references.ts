import { DocumentHighlightKind, type DocumentHighlight, type Location } from 'vscode-languageserver';
import { highlights, mentionAt, references } from '../../core/index.js';
import { recordAsked, recordsFor } from '../records.js';
import { ask, guarded, type Session } from '../session.js';

/** Every place that names the task, approval or blocked item at a position; in the same file as highlights. */
export function registerReferences(session: Session): void {
  const { connection } = session;
  connection.onReferences(
    guarded(
      session,
      'textDocument/references',
      async ({ textDocument, position, context }, token): Promise<Location[]> => {
        const asked = await ask(session, textDocument.uri, token);
        if (asked === undefined) return [];
        const { root, path, snapshot } = asked;
        const record = await recordAsked(asked);
        const subject = mentionAt({ workspace: snapshot.workspace, path, position, record });
        if (subject === undefined) return [];
        const found = references(subject, snapshot.workspace, await recordsFor(subject, asked));
        return found
          .filter(({ role }) => context.includeDeclaration || role !== 'own')
          .map(({ file, range }) => ({ uri: root.uriOf(file), range }));
      },
    ),
  );
  connection.onDocumentHighlight(
    guarded(
      session,
      'textDocument/documentHighlight',
      async ({ textDocument, position }, token): Promise<DocumentHighlight[]> => {
        const asked = await ask(session, textDocument.uri, token);
        if (asked === undefined) return [];
        const { path, snapshot } = asked;
        const { workspace } = snapshot;
        const record = await recordAsked(asked);
        const subject = mentionAt({ workspace, path, position, record });
        if (subject === undefined) return [];
        return highlights(subject, workspace, path, record).map(({ range, role }) => ({
          range,
          kind: role === 'own' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
      },
    ),
  );
}
