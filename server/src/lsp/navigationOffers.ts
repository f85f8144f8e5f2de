import { DefinitionRequest, DocumentHighlightRequest, ReferencesRequest, RenameRequest } from 'vscode-languageserver';
import type { Offer } from './capabilities.js';

const rename = { prepareProvider: true };

/** What leads from one place to others; evidence records have it too. */
export const NAVIGATION: readonly Offer[] = [
  {
    dynamic: (client) => client.textDocument?.definition?.dynamicRegistration === true,
    announced: { definitionProvider: true },
    registered: [[DefinitionRequest.method, {}]],
    records: true,
  },
  {
    dynamic: (client) => client.textDocument?.references?.dynamicRegistration === true,
    announced: { referencesProvider: true },
    registered: [[ReferencesRequest.method, {}]],
    records: true,
  },
  {
    dynamic: (client) => client.textDocument?.documentHighlight?.dynamicRegistration === true,
    announced: { documentHighlightProvider: true },
    registered: [[DocumentHighlightRequest.method, {}]],
    records: true,
  },
  {
    dynamic: (client) => client.textDocument?.rename?.dynamicRegistration === true,
    announced: { renameProvider: rename },
    registered: [[RenameRequest.method, rename]],
    records: true,
  },
];
