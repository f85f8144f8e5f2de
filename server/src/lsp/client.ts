import type { ClientCapabilities, InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import { messagesFor, type Messages } from '../core/index.js';
import type { InitializationOptions } from '../protocol.js';
import { shownBy, type Shown } from './shown.js';
import { nameOf } from './uris.js';

/** What the server needs to know of the client, digested from `initialize`. */
export interface ClientInfo {
  readonly capabilities: ClientCapabilities;
  readonly messages: Messages;
  readonly folders: readonly WorkspaceFolder[];
  readonly trusted: boolean;
  readonly readsFiles: boolean;
  /** It keeps the runtime state, and lists folders. */
  readonly keepsState: boolean;
  readonly ruleDocs: string | undefined;
  /** Who works in the editor, as its settings said at the start. */
  readonly actor: string | undefined;
  /** How its user wants findings to be shown. */
  readonly shown: Shown;
  /** It saves documents when it is asked to. */
  readonly saves: boolean;
  /** A command of its own that performs an offered move. */
  readonly offerCommand: string | undefined;
  /** A command that opens the proposals again. */
  readonly suggestCommand: string | undefined;
  /** Links to that command in a card are followed. */
  readonly commandLinks: boolean;
  /** It asks for diagnostics; else they are pushed. */
  readonly pulls: boolean;
  /** It can be told to ask again. */
  readonly refreshes: boolean;
  readonly markdown: boolean;
  /** Edits may name the version of the document that they are meant for. */
  readonly versionedEdits: boolean;
  /** What the user's settings said at the start. */
  readonly settings: Pick<InitializationOptions, 'codeLens' | 'inlayHints'>;
}

export function clientInfo(params: InitializeParams): ClientInfo {
  const { capabilities } = params;
  const options = optionsOf(params.initializationOptions);
  return {
    capabilities,
    messages: messagesFor(options.locale ?? params.locale),
    folders: foldersOf(params),
    trusted: options.trusted !== false,
    readsFiles: options.readsFiles === true,
    keepsState: options.keepsState === true,
    ruleDocs: options.ruleDocs,
    actor: options.actor,
    shown: shownBy(options.severities ?? {}),
    saves: options.saves === true,
    offerCommand: options.offerCommand,
    suggestCommand: options.suggestCommand,
    commandLinks: options.commandLinks === true,
    pulls: capabilities.textDocument?.diagnostic !== undefined,
    refreshes: capabilities.workspace?.diagnostics?.refreshSupport === true,
    markdown: capabilities.textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    versionedEdits: capabilities.workspace?.workspaceEdit?.documentChanges === true,
    settings: options,
  };
}

/** Other editors send what they like: only what has the right type counts. */
function optionsOf(sent: unknown): InitializationOptions {
  if (typeof sent !== 'object' || sent === null) return {};
  const { locale, trusted, readsFiles, keepsState, ruleDocs, actor } = sent as Record<string, unknown>;
  const { saves, offerCommand, commandLinks, suggestCommand, codeLens, inlayHints, severities } = sent as Record<
    string,
    unknown
  >;
  return {
    ...(typeof locale === 'string' ? { locale } : {}),
    ...(typeof trusted === 'boolean' ? { trusted } : {}),
    ...(typeof readsFiles === 'boolean' ? { readsFiles } : {}),
    ...(typeof keepsState === 'boolean' ? { keepsState } : {}),
    ...(typeof ruleDocs === 'string' ? { ruleDocs } : {}),
    ...(typeof actor === 'string' ? { actor } : {}),
    ...(typeof saves === 'boolean' ? { saves } : {}),
    ...(typeof offerCommand === 'string' ? { offerCommand } : {}),
    ...(typeof suggestCommand === 'string' ? { suggestCommand } : {}),
    ...(typeof commandLinks === 'boolean' ? { commandLinks } : {}),
    ...(typeof codeLens === 'boolean' ? { codeLens } : {}),
    ...(typeof inlayHints === 'boolean' ? { inlayHints } : {}),
    ...(typeof severities === 'object' && severities !== null
      ? { severities: severities as Record<string, string> }
      : {}),
  };
}

function foldersOf({ workspaceFolders, ...params }: InitializeParams): readonly WorkspaceFolder[] {
  if (Array.isArray(workspaceFolders)) return workspaceFolders;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older clients send nothing else
  const uri = params.rootUri;
  return typeof uri === 'string' ? [{ uri, name: nameOf(uri) }] : [];
}
