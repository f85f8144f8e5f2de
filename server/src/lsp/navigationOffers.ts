import {
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRegistrationType,
  type ClientCapabilities,
  type SemanticTokensOptions,
} from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../core/index.js';
import type { Offer } from './capabilities.js';

const rename = { prepareProvider: true };
const links = { resolveProvider: true };
const legend = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] };
/** All of a ledger at once only where a client cannot ask for what it shows. */
const byRange: SemanticTokensOptions = { legend, range: true, full: false };
const inFull: SemanticTokensOptions = { legend, range: false, full: true };

/** What leads from one place to others, in evidence records too, and what tells the pieces of a ledger apart. */
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
  {
    dynamic: (client) => client.textDocument?.documentLink?.dynamicRegistration === true,
    announced: { documentLinkProvider: links },
    registered: [[DocumentLinkRequest.method, links]],
  },
  {
    dynamic: (client) => client.textDocument?.selectionRange?.dynamicRegistration === true,
    announced: { selectionRangeProvider: true },
    registered: [[SelectionRangeRequest.method, {}]],
  },
  {
    wanted: asksByRange,
    dynamic: registersTokens,
    announced: { semanticTokensProvider: byRange },
    registered: [[SemanticTokensRegistrationType.method, byRange]],
  },
  {
    wanted: (client) => !asksByRange(client),
    dynamic: registersTokens,
    announced: { semanticTokensProvider: inFull },
    registered: [[SemanticTokensRegistrationType.method, inFull]],
  },
];

function asksByRange({ textDocument }: ClientCapabilities): boolean {
  return (textDocument?.semanticTokens?.requests.range ?? false) !== false;
}

function registersTokens({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.semanticTokens?.dynamicRegistration === true;
}
