import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { OverviewStore } from './overview/store.js';
import type { Connection } from './server/connection.js';

/** What only a machine with processes can do; there is none in the browser. */
export interface Machine {
  /** Makes a git repository of a folder, in which `actor` works. False where there is no git. */
  readonly makeRepository: (folder: string, actor: string) => Promise<boolean>;
  /** Puts `orch` on the PATH of terminals; gives the folder that it is in. */
  readonly registerTerminal: (context: ExtensionContext, log: LogOutputChannel) => string;
}

/** What every feature is given to register itself. */
export interface Services {
  readonly connection: Connection;
  readonly store: OverviewStore;
  readonly log: LogOutputChannel;
  readonly machine: Machine | undefined;
}
