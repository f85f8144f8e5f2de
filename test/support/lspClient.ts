import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type Position,
  type Range,
  type Registration,
} from 'vscode-languageserver-protocol/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Connection } from 'vscode-languageserver';
import type { ClientInfo } from '../../server/src/lsp/client.js';
import type { Host } from '../../server/src/lsp/host.js';
import { startServer } from '../../server/src/lsp/server.js';

/** As much as VS Code can do. */
export const EVERYTHING = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
  textDocument: {
    filters: { relativePatternSupport: true },
    synchronization: { dynamicRegistration: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
    hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
    completion: { dynamicRegistration: true },
    codeAction: { dynamicRegistration: true },
    documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
    foldingRange: { dynamicRegistration: true },
    definition: { dynamicRegistration: true },
    codeLens: { dynamicRegistration: true },
    inlayHint: { dynamicRegistration: true },
    formatting: { dynamicRegistration: true },
    rangeFormatting: { dynamicRegistration: true },
    onTypeFormatting: { dynamicRegistration: true },
    references: { dynamicRegistration: true },
    rename: { dynamicRegistration: true, prepareSupport: true },
    documentLink: { dynamicRegistration: true },
    selectionRange: { dynamicRegistration: true },
    semanticTokens: { dynamicRegistration: true, requests: { range: true, full: { delta: true } } },
    documentHighlight: { dynamicRegistration: true },
  },
};

/** An editor that asks for diagnostics, and registers nothing at run time. */
export const PULLING = { workspace: EVERYTHING.workspace, textDocument: { diagnostic: {} } };

/** An editor that can do nothing at all: diagnostics are pushed to it. */
export const NOTHING = {};

export interface ClientOptions {
  readonly capabilities?: object;
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  readonly locale?: string;
  readonly options?: unknown;
  /** Sends `rootUri` alone, as older editors do. */
  readonly rootUriOnly?: boolean;
}

/** A language client for tests: the real protocol over streams, and everything the server says kept for looking at. */
export class LspClient {
  readonly registered = new Map<string, Registration>();
  readonly pushed = new Map<string, Diagnostic[]>();
  readonly log: string[] = [];
  refreshes = 0;
  changes = 0;
  /** How often the editor was asked to ask again, by what for. */
  readonly askedAgain = { codeLens: 0, inlayHint: 0 };
  init: InitializeResult | undefined;
  readonly #documents = new Map<string, TextDocument>();
  readonly #resultIds = new Map<string, string>();

  constructor(readonly connection: MessageConnection) {
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Registration[] }) => {
      for (const registration of registrations) this.registered.set(registration.id, registration);
      return null;
    });
    connection.onRequest(
      'client/unregisterCapability',
      ({ unregisterations }: { unregisterations: { id: string }[] }) => {
        for (const { id } of unregisterations) this.registered.delete(id);
        return null;
      },
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    for (const feature of ['codeLens', 'inlayHint'] as const) {
      connection.onRequest(`workspace/${feature}/refresh`, () => {
        this.askedAgain[feature]++;
        return null;
      });
    }
    connection.onRequest('workspace/configuration', () => null);
    connection.onNotification('orch/changed', () => {
      this.changes++;
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => void this.log.push(message));
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.pushed.set(uri, diagnostics);
      },
    );
    connection.listen();
  }

  /** A server in this process, at the other end of a pair of streams. */
  static connect(host: Host, options: ClientOptions): Promise<LspClient> {
    return LspClient.connectTo(() => host, options);
  }

  /** The same where the host asks the client, which `prepare` makes ready to be asked. */
  static async connectTo(
    hostFor: (connection: Connection, client: ClientInfo) => Host,
    options: ClientOptions,
    prepare: (client: LspClient) => void = () => undefined,
  ): Promise<LspClient> {
    const [up, down] = [new PassThrough(), new PassThrough()];
    // Readers and writers instead of streams: a stream's end would end the process.
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
    startServer(server, (info) => hostFor(server, info));
    const client = new LspClient(createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up)));
    prepare(client);
    await client.initialize(options);
    return client;
  }

  async initialize({
    capabilities = EVERYTHING,
    folders,
    locale = 'en',
    options,
    rootUriOnly = false,
  }: ClientOptions): Promise<void> {
    this.init = await this.request<InitializeResult>('initialize', {
      processId: null,
      capabilities,
      locale,
      rootUri: folders[0] ?? null,
      ...(rootUriOnly ? {} : { workspaceFolders: folders.map((uri) => ({ uri, name: uri.split('/').at(-1) })) }),
      initializationOptions: options,
    });
    await this.connection.sendNotification('initialized', {});
  }

  async stop(): Promise<void> {
    await this.request('shutdown', null);
    this.connection.dispose();
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  async open(uri: string, text: string): Promise<void> {
    const document = TextDocument.create(uri, 'markdown', 1, text);
    this.#documents.set(uri, document);
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  isOpen(uri: string): boolean {
    return this.#documents.has(uri);
  }

  /** Of an open document. */
  versionOf(uri: string): number {
    return this.#document(uri).version;
  }

  textOf(uri: string): string {
    return this.#document(uri).getText();
  }

  /** Types: one incremental change. */
  async edit(uri: string, range: Range, text: string): Promise<void> {
    const document = this.#document(uri);
    const version = document.version + 1;
    const contentChanges = [{ range, text }];
    TextDocument.update(document, contentChanges, version);
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** Types over the first occurrence of `from`. */
  async replace(uri: string, from: string, to: string): Promise<void> {
    const document = this.#document(uri);
    const at = document.getText().indexOf(from);
    if (at === -1) throw new Error(`not in ${uri}: ${from}`);
    await this.edit(uri, { start: document.positionAt(at), end: document.positionAt(at + from.length) }, to);
  }

  /** The position just behind the first occurrence of `text`. */
  behind(uri: string, text: string): Position {
    const document = this.#document(uri);
    const at = document.getText().indexOf(text);
    if (at === -1) throw new Error(`not in ${uri}: ${text}`);
    return document.positionAt(at + text.length);
  }

  /** Asks for diagnostics, with the id of the last answer. */
  async pull(uri: string): Promise<DocumentDiagnosticReport> {
    const previousResultId = this.#resultIds.get(uri);
    const report = await this.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    });
    if (report.resultId !== undefined) this.#resultIds.set(uri, report.resultId);
    return report;
  }

  /** The codes found in a document, as a client without memory would get them, in order. */
  async codes(uri: string): Promise<string[]> {
    const report = await this.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });
    return report.kind === 'full' ? report.items.map(({ code }) => String(code)) : [];
  }

  /** Applies text edits that the server gave for a document, as one change. */
  async apply(uri: string, edits: readonly { range: Range; newText: string }[]): Promise<void> {
    const document = this.#document(uri);
    const text = TextDocument.applyEdits(document, [...edits]);
    await this.edit(
      uri,
      { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) },
      text,
    );
  }

  /** What is registered for a method. */
  registration(method: string): Registration | undefined {
    return [...this.registered.values()].findLast((one) => one.method === method);
  }

  #document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`not open: ${uri}`);
    return document;
  }
}

/** Waits until `check` holds; a test never waits for time. */
export async function until(check: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
