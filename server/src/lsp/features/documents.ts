import type { LinesDocument } from '../linesDocument.js';
import { CLEAN_NOTIFICATION } from '../../protocol.js';
import { isRecord } from '../moves/intents.js';
import { noted, type Session } from '../session.js';

/** Open documents override what is on disk. A keystroke only marks: whoever asks next pays for the check. */
export function registerDocuments(session: Session): void {
  const { connection, documents, roots, publisher, buffers } = session;
  const on = (
    what: string,
    handle: (document: LinesDocument) => void | Promise<void>,
  ): ((event: { document: LinesDocument }) => void) => {
    const run = noted(session, what, handle);
    return ({ document }) => run(document);
  };
  documents.onDidOpen(
    on('textDocument/didOpen', (document) => {
      attach(session, document);
      return buffers.look(document.uri);
    }),
  );
  documents.onDidSave(on('textDocument/didSave', ({ uri }) => buffers.saved(uri)));
  documents.onDidChangeContent(
    on('textDocument/didChange', (document) => {
      buffers.changed(document);
      const located = roots.locate(document.uri);
      if (located === undefined || located.root.isRecord(located.path)) return;
      located.root.touch();
      publisher.typed(located.root);
    }),
  );
  connection.onNotification(
    CLEAN_NOTIFICATION,
    noted(session, CLEAN_NOTIFICATION, (sent: unknown) => {
      const { uri, version } = isRecord(sent) ? sent : {};
      if (typeof uri === 'string' && typeof version === 'number') buffers.clean(uri, version);
    }),
  );
  documents.onDidClose(
    on('textDocument/didClose', ({ uri }) => {
      buffers.closed(uri);
      const located = roots.locate(uri);
      if (located === undefined) return;
      located.root.close(located.path);
      publisher.typed(located.root);
    }),
  );
}

function attach({ roots }: Session, document: LinesDocument): void {
  const located = roots.locate(document.uri);
  located?.root.open(located.path, document);
}

/** After roots came or went, every open document may belong to another one. */
export function attachAll(session: Session): void {
  for (const root of session.roots.all) root.closeAll();
  for (const document of session.documents.all()) attach(session, document);
}
