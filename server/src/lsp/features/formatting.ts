import type { CancellationToken, Range, TextEdit } from 'vscode-languageserver';
import { format, formatTyped, type WorkspaceFile } from '../../core/index.js';
import { ask, guarded, type Session } from '../session.js';

/** Tables by display width: the whole ledger, a selection, and the row that is being typed. */
export function registerFormatting(session: Session): void {
  const { connection } = session;
  const asked =
    <P extends { readonly textDocument: { readonly uri: string } }>(
      edits: (file: WorkspaceFile, params: P) => readonly TextEdit[],
    ) =>
    async (params: P, token: CancellationToken): Promise<TextEdit[]> => {
      const found = await ask(session, params.textDocument.uri, token);
      const file = found?.snapshot.workspace.files.get(found.path);
      return file === undefined ? [] : [...edits(file, params)];
    };
  connection.onDocumentFormatting(
    guarded(
      session,
      'textDocument/formatting',
      asked((file) => format(file)),
    ),
  );
  connection.onDocumentRangeFormatting(
    guarded(
      session,
      'textDocument/rangeFormatting',
      asked((file, { range }: { textDocument: { uri: string }; range: Range }) => format(file, range)),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    guarded(
      session,
      'textDocument/onTypeFormatting',
      asked((file, { position, ch }) => formatTyped(file, position, ch)),
    ),
  );
}
