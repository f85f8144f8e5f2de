import { SymbolKind, type SymbolInformation } from 'vscode-languageserver';
import { findSymbols, type FoundSymbol } from '../../core/index.js';
import { guarded, type Session } from '../session.js';

/** More than anybody looks through; typing on narrows it down. */
const MOST = 100;

/** Tasks, approvals and blocked items of all roots by id or title. */
export function registerWorkspaceSymbols(session: Session): void {
  session.connection.onWorkspaceSymbol(
    guarded(session, 'workspace/symbol', async ({ query }): Promise<SymbolInformation[]> => {
      const { all } = session.roots;
      const found = await Promise.all(
        all.map(async (root) => {
          const { workspace } = await root.current();
          return findSymbols(workspace, query, MOST).map((symbol): SymbolInformation => ({
            name: symbol.name,
            kind: KIND[symbol.kind],
            containerName: all.length > 1 ? `${symbol.detail} · ${root.name}` : symbol.detail,
            location: { uri: root.uriOf(symbol.file), range: symbol.range },
          }));
        }),
      );
      return found.flat();
    }),
  );
}

const KIND: Readonly<Record<FoundSymbol['kind'], SymbolKind>> = {
  task: SymbolKind.Event,
  approval: SymbolKind.Key,
  blocked: SymbolKind.Property,
};
