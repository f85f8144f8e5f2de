import { l10n, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { LOADED } from './loaded.js';
import * as board from './board/index.js';
import * as commands from './commands/index.js';
import * as init from './init/index.js';
import * as locks from './locks/index.js';
import * as moves from './moves/index.js';
import { OverviewStore } from './overview/store.js';
import * as past from './past/index.js';
import * as report from './report/index.js';
import { Connection, type Launch } from './server/connection.js';
import { CLIENT_NAME } from './server/options.js';
import { onSettings } from './settings/index.js';
import type { Machine } from './services.js';
import * as status from './status/index.js';
import { registerViews, type Views } from './views.js';
import * as tour from './tour/index.js';

/** How long (ms) the code took to be run once. Between that and activation VS Code does work of its own, which is not ours. */
const READING = performance.now() - LOADED;

/** What other extensions, and the tests, get from `activate()`. */
export interface Api {
  /** The language server answers; rejects where it could not be started. */
  readonly ready: Promise<void>;
  /** How long (ms) the extension's own code took, from its first line to the end of its activation. */
  readonly activation: number;
  /** What the status bar shows of the locks of whoever works here: `$(lock) T-1 12:03`. */
  readonly countdown: string | undefined;
  /** The views of the sidebar. */
  readonly views: Views;
  /** The boards that are open. */
  readonly boards: board.Boards;
  /** The folder on the PATH of terminals that `orch` is in; undefined where there are no processes. */
  readonly terminal: string | undefined;
}

/** The extension while it is active. */
export interface Orch {
  readonly api: Api;
  stop(): Promise<void>;
}

/** Puts the parts together, in Node and in the browser. Nothing here waits: the server starts beside the window. */
export function startOrch(context: ExtensionContext, launch: Omit<Launch, 'ruleDocs'>, machine?: Machine): Orch {
  const since = performance.now();
  const log = window.createOutputChannel(CLIENT_NAME, { log: true });
  const ruleDocs = Uri.joinPath(context.extensionUri, 'docs', 'rules').toString();
  const connection = new Connection({ ...launch, ruleDocs }, log);
  const store = new OverviewStore(connection);
  const services = { connection, store, log, machine };
  context.subscriptions.push(
    log,
    connection,
    store,
    workspace.onDidGrantWorkspaceTrust(restart),
    onSettings(['orch.rules.severity'], restart),
  );
  for (const feature of [commands, init, status, report, moves, past, tour]) feature.register(context, services);
  const boards = board.register(context, services);
  const views = registerViews(context, services);
  const countdown = locks.register(context, services);
  const terminal = machine?.registerTerminal(context, log);
  const ready = connection.start();
  ready.catch(reported);
  const api = {
    ready,
    views,
    boards,
    terminal,
    activation: READING + performance.now() - since,
    get countdown() {
      return countdown.look?.text;
    },
  };
  return { api, stop: () => connection.stop() };

  function restart(): void {
    if (connection.state === 'halted') return;
    void connection.restart().catch(reported);
  }

  function reported(error: unknown): void {
    log.error(l10n.t('The language server could not be started.'), error instanceof Error ? error : String(error));
  }
}
