import {
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { PERFORM_COMMAND } from '../protocol.js';
import { FIX_ALL_KIND } from './features/codeActions.js';
import { MOVE_KIND } from './features/moveActions.js';
import { NAVIGATION } from './navigationOffers.js';

/** A feature that is either announced at the start or, for the ledgers alone, registered once the policy is read. */
export interface Offer {
  /** Clients that it is for; all, unless given. */
  readonly wanted?: (client: ClientCapabilities) => boolean;
  /** Whether the client can have it registered. */
  readonly dynamic: (client: ClientCapabilities) => boolean;
  /** What is announced where it cannot. */
  readonly announced: ServerCapabilities;
  /** What is registered where it can: methods with their options beside the document selector. */
  readonly registered: readonly (readonly [method: string, options: object])[];
  /** Evidence records have it too. */
  readonly records?: true;
}

const pull = { identifier: 'orch', interFileDependencies: true, workspaceDiagnostics: true };
const completion = { triggerCharacters: ['|', ' ', '/', '='] };
const onType = { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] };
const codeActions = { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND, MOVE_KIND] };

/** Text sync first: a client asks for diagnostics of what it has sent. */
export const OFFERS: readonly Offer[] = [
  {
    dynamic: (client) => client.textDocument?.synchronization?.dynamicRegistration === true,
    announced: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true } },
    registered: [
      [DidOpenTextDocumentNotification.method, {}],
      [DidChangeTextDocumentNotification.method, { syncKind: TextDocumentSyncKind.Incremental }],
      [DidSaveTextDocumentNotification.method, {}],
      [DidCloseTextDocumentNotification.method, {}],
    ],
    // Else edits of a record that is being written would fall in the wrong place.
    records: true,
  },
  {
    dynamic: (client) => client.textDocument?.diagnostic?.dynamicRegistration === true,
    announced: { diagnosticProvider: pull },
    registered: [[DocumentDiagnosticRequest.method, pull]],
  },
  {
    dynamic: (client) => client.textDocument?.hover?.dynamicRegistration === true,
    announced: { hoverProvider: true },
    registered: [[HoverRequest.method, {}]],
  },
  {
    dynamic: (client) => client.textDocument?.completion?.dynamicRegistration === true,
    announced: { completionProvider: completion },
    registered: [[CompletionRequest.method, completion]],
  },
  {
    dynamic: (client) => client.textDocument?.codeAction?.dynamicRegistration === true,
    announced: { codeActionProvider: codeActions },
    registered: [[CodeActionRequest.method, codeActions]],
  },
  {
    dynamic: (client) => client.textDocument?.documentSymbol?.dynamicRegistration === true,
    announced: { documentSymbolProvider: { label: 'Orch' } },
    registered: [[DocumentSymbolRequest.method, { label: 'Orch' }]],
  },
  {
    dynamic: (client) => client.textDocument?.foldingRange?.dynamicRegistration === true,
    announced: { foldingRangeProvider: true },
    registered: [[FoldingRangeRequest.method, {}]],
  },
  {
    dynamic: (client) => client.textDocument?.codeLens?.dynamicRegistration === true,
    announced: { codeLensProvider: { resolveProvider: true } },
    registered: [[CodeLensRequest.method, { resolveProvider: true }]],
  },
  {
    dynamic: (client) => client.textDocument?.inlayHint?.dynamicRegistration === true,
    announced: { inlayHintProvider: true },
    registered: [[InlayHintRequest.method, {}]],
  },
  {
    dynamic: (client) => client.textDocument?.formatting?.dynamicRegistration === true,
    announced: { documentFormattingProvider: true },
    registered: [[DocumentFormattingRequest.method, {}]],
  },
  {
    dynamic: (client) => client.textDocument?.rangeFormatting?.dynamicRegistration === true,
    announced: { documentRangeFormattingProvider: true },
    registered: [[DocumentRangeFormattingRequest.method, {}]],
  },
  {
    dynamic: (client) => client.textDocument?.onTypeFormatting?.dynamicRegistration === true,
    announced: { documentOnTypeFormattingProvider: onType },
    registered: [[DocumentOnTypeFormattingRequest.method, onType]],
  },
  ...NAVIGATION,
];

/** What is announced to a client: only what cannot be registered for the ledgers alone. */
export function capabilitiesFor(client: ClientCapabilities): ServerCapabilities {
  const announced = OFFERS.filter(({ dynamic, wanted }) => wanted?.(client) !== false && !dynamic(client)).map(
    (offer) => offer.announced,
  );
  return Object.assign(
    {
      // Said out loud, or the library announces full sync by itself.
      textDocumentSync: TextDocumentSyncKind.None,
      workspaceSymbolProvider: true,
      executeCommandProvider: { commands: [PERFORM_COMMAND] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    } satisfies ServerCapabilities,
    ...announced,
  ) as ServerCapabilities;
}
