import {
  CancellationTokenSource,
  EventEmitter,
  l10n,
  type CancellationToken,
  workspace,
  type Disposable,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, WorkspaceEdit } from 'vscode-languageclient';
import type {
  CHANGED_NOTIFICATION,
  CLEAN_NOTIFICATION,
  CleanParams,
  DIVERGED_NOTIFICATION,
  DivergedParams,
  Overview,
  OVERVIEW_REQUEST,
  PERFORM_COMMAND,
  PerformAnswer,
  PerformArguments,
  SAVE_REQUEST,
} from '../../../server/src/protocol.js';
import { languageClientOptions, serverSettings } from './options.js';
import { save } from './save.js';

// The client takes only types from the protocol; these types are the names themselves, so a slip does not compile.
const OVERVIEW: typeof OVERVIEW_REQUEST = 'orch/overview';
const CHANGED: typeof CHANGED_NOTIFICATION = 'orch/changed';
const CLEAN: typeof CLEAN_NOTIFICATION = 'orch/clean';
const DIVERGED: typeof DIVERGED_NOTIFICATION = 'orch/diverged';
const PERFORM: typeof PERFORM_COMMAND = 'orch.server.perform';
const SAVE: typeof SAVE_REQUEST = 'orch/save';

/** Longer than any check takes; a server that needs more is stuck, and the views keep what they have. */
const PATIENCE = 30_000;

/** The LSP's code for a request that was called off. */
const CALLED_OFF = -32800;

/** How this host starts a server. */
export interface Launch {
  readonly create: (options: LanguageClientOptions) => Promise<BaseLanguageClient>;
  /** Where the rules' documentation is. */
  readonly ruleDocs: string;
}

/** `stopped`: for a moment, and at the end. `halted`: somebody stopped it; it is for them to start it again. */
export type ConnectionState = 'starting' | 'running' | 'stopped' | 'halted' | 'failed';

/** The one language server of this window, for all of its folders. */
export class Connection implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** The state changed, or the server says that an overview asked for now may differ from the last. */
  readonly onDidChange = this.#changed.event;
  readonly #diverged = new EventEmitter<string>();
  /** Others changed the file of a document with changes: its URI. */
  readonly onDidDiverge = this.#diverged.event;
  #client: BaseLanguageClient | undefined;
  #state: ConnectionState = 'stopped';
  #queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly launch: Launch,
    readonly log: LogOutputChannel,
  ) {}

  get state(): ConnectionState {
    return this.#state;
  }

  /** Resolves when the server runs; rejects where it cannot be started. */
  start(): Promise<void> {
    return this.#then(() => this.#start());
  }

  restart(): Promise<void> {
    return this.#then(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  stop(): Promise<void> {
    return this.#then(() => this.#stop());
  }

  /** Ends the server, whatever it does just now. Nothing is checked until somebody restarts it. */
  halt(): Promise<void> {
    return this.#then(async () => {
      await this.#stop();
      this.#enter('halted');
    });
  }

  /** What the server knows now; undefined where it does not run, does not answer, or was restarted meanwhile. */
  async overview(): Promise<Overview | undefined> {
    const client = this.#client;
    if (client?.isRunning() !== true) return undefined;
    const cancel = new CancellationTokenSource();
    const late = setTimeout(() => cancel.cancel(), PATIENCE);
    try {
      return await client.sendRequest<Overview>(OVERVIEW, cancel.token);
    } catch (error) {
      if (client.isRunning()) this.log.error(OVERVIEW, error instanceof Error ? error : String(error));
      return undefined;
    } finally {
      clearTimeout(late);
      cancel.dispose();
    }
  }

  /** Asks the server something. Rejects where it does not run, has no answer, or was called off in time. */
  async request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R> {
    const client = this.#client;
    if (client?.isRunning() !== true) throw new Error(l10n.t('The language server does not run.'));
    return token === undefined ? client.sendRequest<R>(method, params) : client.sendRequest<R>(method, params, token);
  }

  /** Has the server make a move. Undefined: it was called off before anything was written. */
  async perform(call: PerformArguments, token?: CancellationToken): Promise<PerformAnswer | undefined> {
    const params = { command: PERFORM, arguments: [call] };
    try {
      return await this.request<PerformAnswer>('workspace/executeCommand', params, token);
    } catch (error) {
      if (token?.isCancellationRequested === true && (error as { code?: unknown }).code === CALLED_OFF)
        return undefined;
      throw error;
    }
  }

  /** Tells the server what the settings say now. */
  async sendSettings(): Promise<void> {
    const client = this.#client;
    if (client?.isRunning() !== true) return;
    await client.sendNotification('workspace/didChangeConfiguration', { settings: { orch: serverSettings() } });
  }

  /** Applies an edit of the server's to documents; whether all of it could be applied. */
  async apply(edit: WorkspaceEdit): Promise<boolean> {
    const client = this.#client;
    return client !== undefined && workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  }

  dispose(): void {
    this.#changed.dispose();
    this.#diverged.dispose();
  }

  /** One after the other: a client that is starting cannot be stopped, and one that is stopping cannot be started. */
  #then(step: () => Promise<void>): Promise<void> {
    const next = this.#queue.then(step);
    this.#queue = next.catch(() => undefined);
    return next;
  }

  async #start(): Promise<void> {
    const { create, ruleDocs } = this.launch;
    this.#enter('starting');
    // Reading the language client's code takes its time: the window and other extensions go first.
    await new Promise((resolve) => setTimeout(resolve));
    const tellClean = ({ uri, version, isDirty }: TextDocument): Promise<void> => {
      return isDirty ? Promise.resolve() : this.#notify(CLEAN, { uri: uri.toString(), version } satisfies CleanParams);
    };
    try {
      const client = await create(languageClientOptions(this.log, ruleDocs, tellClean));
      this.#client = client;
      client.onDidChangeState(() => {
        if (client === this.#client) this.#enter(stateOf(client));
      });
      client.onNotification(CHANGED, () => this.#changed.fire());
      client.onRequest(SAVE, save);
      client.onNotification(DIVERGED, ({ uri }: DivergedParams) => this.#diverged.fire(uri));
      await client.start();
    } catch (error) {
      this.#enter('failed');
      throw error;
    }
  }

  async #notify(method: string, params: unknown): Promise<void> {
    const client = this.#client;
    if (client?.isRunning() === true) await client.sendNotification(method, params);
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#enter('stopped');
    try {
      if (client?.needsStop() === true) await client.dispose();
    } catch (error) {
      // A server that does not stop in time is gone as far as this window is concerned.
      this.log.warn(String(error));
    }
  }

  #enter(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed.fire();
  }
}

function stateOf(client: BaseLanguageClient): ConnectionState {
  if (client.isRunning()) return 'running';
  return client.needsStop() ? 'starting' : 'failed';
}
