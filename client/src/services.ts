import type { LogOutputChannel } from 'vscode';
import type { OverviewStore } from './overview/store.js';
import type { Connection } from './server/connection.js';

/** What every feature is given to register itself. */
export interface Services {
  readonly connection: Connection;
  readonly store: OverviewStore;
  readonly log: LogOutputChannel;
}
