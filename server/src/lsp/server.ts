import {
  TextDocuments,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { LinesDocument } from './linesDocument.js';
import { capabilitiesFor } from './capabilities.js';
import { clientInfo, type ClientInfo } from './client.js';
import { DiagnosticConverter } from './diagnostics.js';
import { registerCodeActions } from './features/codeActions.js';
import { registerCodeLens } from './features/codeLens.js';
import { registerCompletion } from './features/completion.js';
import { registerNavigation } from './features/navigation.js';
import { attachAll, registerDocuments } from './features/documents.js';
import { registerFormatting } from './features/formatting.js';
import { registerEvidence } from './features/evidence.js';
import { registerFixRule } from './features/fixRule.js';
import { registerHover } from './features/hover.js';
import { registerInlayHints } from './features/inlayHints.js';
import { registerMoves } from './features/moves.js';
import { registerOutline } from './features/outline.js';
import { registerOverview } from './features/overview.js';
import { registerPast } from './features/past.js';
import { registerPull } from './features/pull.js';
import { registerScaffold } from './features/scaffold.js';
import { registerWatch } from './features/watch.js';
import { DIVERGED_NOTIFICATION, type DivergedParams } from '../protocol.js';
import type { Host } from './host.js';
import { Buffers } from './moves/buffers.js';
import { Desks } from './moves/desks.js';
import { Publisher } from './publisher.js';
import { Refreshers } from './refreshers.js';
import { Registrations } from './registration.js';
import { Root, type RootOwner } from './root.js';
import { Roots } from './roots.js';
import { Settings } from './settings.js';
import { noted, type Session } from './session.js';
import { placeOf } from './uris.js';

const FEATURES = [
  registerDocuments,
  registerPull,
  registerHover,
  registerCompletion,
  registerCodeActions,
  registerOutline,
  registerNavigation,
  registerFormatting,
  registerCodeLens,
  registerInlayHints,
  registerOverview,
  registerEvidence,
  registerFixRule,
  registerMoves,
  registerPast,
  registerScaffold,
  registerWatch,
];

/**
 * Starts the language server on a connection. It ends with the connection; everything it knows of the world comes from
 * `makeHost`, which is asked once, when the client has introduced itself.
 */
export function startServer(connection: Connection, makeHost: (client: ClientInfo) => Host): void {
  const documents = new TextDocuments(LinesDocument);
  documents.listen(connection);
  let running: Running | undefined;
  connection.onInitialize((params): InitializeResult => {
    running = new Running(connection, documents, params, makeHost);
    return { capabilities: capabilitiesFor(params.capabilities), serverInfo: { name: 'orch' } };
  });
  connection.onInitialized(() => running?.start());
  connection.onShutdown(() => running?.stop());
  connection.listen();
}

/** The server after `initialize`. */
class Running implements RootOwner {
  readonly session: Session;
  readonly #registrations: Registrations;
  readonly #epoch: string;
  #results = 0;

  constructor(
    connection: Connection,
    documents: TextDocuments<LinesDocument>,
    params: InitializeParams,
    makeHost: (client: ClientInfo) => Host,
  ) {
    const client = clientInfo(params);
    const host = makeHost(client);
    const failed = (what: string, error: unknown): void => {
      connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    };
    const converter = new DiagnosticConverter(client.messages, client.ruleDocs ?? host.ruleDocs, client.shown);
    const publisher = new Publisher(connection, client, host.clock, converter, failed);
    const roots = new Roots();
    const desks = new Desks(host, client, (uri) => {
      const place = placeOf(uri);
      return documents.get(uri) ?? documents.all().find((open) => placeOf(open.uri) === place);
    });
    const onDisk = async (uri: string): Promise<string | undefined> => {
      const located = roots.locate(uri);
      return located?.root.onDisk(located.path);
    };
    const diverged = (uri: string): void => {
      const located = roots.locate(uri);
      if (!client.saves || located?.root.isRecord(located.path) !== false) return;
      const sent = connection.sendNotification(DIVERGED_NOTIFICATION, { uri } satisfies DivergedParams);
      sent.catch((error: unknown) => failed(DIVERGED_NOTIFICATION, error));
    };
    const buffers = new Buffers(documents, onDisk, diverged);
    const settings = new Settings(client.settings);
    const refreshers = new Refreshers(connection, client, host.clock, failed);
    publisher.onStirred(() => refreshers.soon());
    this.session = {
      connection,
      host,
      client,
      documents,
      converter,
      publisher,
      failed,
      roots,
      desks,
      buffers,
      settings,
      refreshers,
    };
    this.#registrations = new Registrations(this.session);
    this.#epoch = host.clock.now().toString(36);
    for (const register of FEATURES) register(this.session);
    for (const { uri, name } of client.folders) this.#add(uri, name);
  }

  start(): void {
    const { connection, client, roots } = this.session;
    if (client.capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(
        noted(this.session, 'workspace/didChangeWorkspaceFolders', (event) => this.#changeFolders(event)),
      );
    }
    attachAll(this.session);
    for (const root of roots.all) this.session.publisher.stirred(root);
    // The policies say which files to register for.
    void Promise.allSettled(roots.all.map((root) => root.current())).then(() => this.#registrations.update());
  }

  stop(): void {
    this.#registrations.dispose();
    this.session.refreshers.dispose();
    for (const root of this.session.roots.all) root.dispose();
  }

  get clock(): Host['clock'] {
    return this.session.host.clock;
  }

  nextResultId(): string {
    return `${this.#epoch}-${String(++this.#results)}`;
  }

  isForeign(root: Root, path: string): boolean {
    return this.session.roots.isForeign(root, path);
  }

  async isBehind(root: Root): Promise<boolean> {
    const { documents, roots, buffers } = this.session;
    const own = documents.all().filter(({ uri }) => roots.locate(uri)?.root === root);
    return (await Promise.all(own.map((document) => buffers.isBehind(document)))).includes(true);
  }

  checked(...[root, before, after]: Parameters<RootOwner['checked']>): void {
    if (before?.workspace.policy !== after.workspace.policy) this.#registrations.soon();
    this.session.publisher.checked(root, before, after);
  }

  stirred(root: Root): void {
    // New facts may have brought folders to watch.
    this.#registrations.soon();
    this.session.publisher.stirred(root);
  }

  failed(what: string, error: unknown): void {
    this.session.failed(what, error);
  }

  #add(uri: string, name: string): void {
    const { roots, host, client } = this.session;
    roots.add(uri, () => new Root(uri, name, host.openRoot(uri, client.trusted), this));
  }

  #changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const { roots, publisher, desks } = this.session;
    for (const { uri } of removed) {
      const root = roots.remove(uri);
      root?.dispose();
      if (root !== undefined) desks.forget(root);
      if (root !== undefined) publisher.removed(root);
    }
    for (const { uri, name } of added) this.#add(uri, name);
    attachAll(this.session);
    for (const root of roots.all) publisher.stirred(root);
    this.#registrations.soon();
  }
}
