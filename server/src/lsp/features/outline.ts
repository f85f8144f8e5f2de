import { SymbolKind, type DocumentSymbol, type FoldingRange, type SymbolInformation } from 'vscode-languageserver';
import { folds, symbols, type OutlineSymbol, type SymbolKindName } from '../../core/index.js';
import { ask, guarded, type Session } from '../session.js';

/** Document symbols and folding. */
export function registerOutline(session: Session): void {
  const nested = session.client.capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  session.connection.onDocumentSymbol(
    guarded(
      session,
      'textDocument/documentSymbol',
      async ({ textDocument }, token): Promise<DocumentSymbol[] | SymbolInformation[]> => {
        const asked = await ask(session, textDocument.uri, token);
        const file = asked?.snapshot.workspace.files.get(asked.path);
        if (file === undefined) return [];
        const found = symbols(file, session.client.messages);
        return nested ? found.map(toSymbol) : found.flatMap((symbol) => flat(symbol, textDocument.uri));
      },
    ),
  );
  session.connection.onFoldingRanges(
    guarded(session, 'textDocument/foldingRange', async ({ textDocument }, token): Promise<FoldingRange[]> => {
      const asked = await ask(session, textDocument.uri, token);
      const file = asked?.snapshot.workspace.files.get(asked.path);
      const found = file === undefined ? [] : folds(file.document);
      return found.map(({ startLine, endLine, kind }) => ({
        startLine,
        endLine,
        ...(kind === undefined ? {} : { kind }),
      }));
    }),
  );
}

const KIND: Readonly<Record<SymbolKindName, SymbolKind>> = {
  group: SymbolKind.Namespace,
  task: SymbolKind.Event,
  approval: SymbolKind.Key,
  flag: SymbolKind.Boolean,
  blocked: SymbolKind.Property,
};

function toSymbol({ name, detail, kind, range, selection, children }: OutlineSymbol): DocumentSymbol {
  return { name, detail, kind: KIND[kind], range, selectionRange: selection, children: children.map(toSymbol) };
}

/** For clients that know no nested symbols. */
function flat({ name, kind, range, children }: OutlineSymbol, uri: string): SymbolInformation[] {
  return [{ name, kind: KIND[kind], location: { uri, range } }, ...children.flatMap((child) => flat(child, uri))];
}
