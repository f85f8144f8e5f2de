import type { LinesDocument } from './linesDocument.js';
import type {
  Credentials,
  Facts,
  ListedFolder,
  MovePorts,
  RuntimeState,
  SourceFile,
  Wanted,
  Workspace,
} from '../core/index.js';
import type { PastSource } from './past/source.js';

/** What the language server asks of the machine that it runs on. It never looks itself. */
export interface Host {
  readonly clock: HostClock;
  /** Files of the root at `uri`. `trusted`: programs such as git may be run there. */
  openRoot(uri: string, trusted: boolean): RootFiles;
  /** Where moves of the root at `uri` are made; undefined where nothing can be written. */
  openDesk(uri: string, trusted: boolean, documents: OpenDocuments): Desk | undefined;
  /** URI of the folder that holds `<group>/<name>.md` for each rule; undefined where the documentation is not at hand. */
  readonly ruleDocs: string | undefined;
}

/** The open document at a URI, however the URI is spelled. */
export type OpenDocuments = (uri: string) => LinesDocument | undefined;

export interface HostClock {
  /** UTC milliseconds. */
  now(): number;
  /** Calls `run` once after `ms`; gives a function that calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** The files of one root. Paths are relative, `/` between parts. */
export interface RootFiles {
  /** A ledger, policy or flags file; undefined where it does not exist. */
  read(path: string): Promise<SourceFile | undefined>;
  /** Everything found out so far, immutable; a gathering that changes something puts another object here. */
  readonly facts: Facts;
  /** Looks up what is wanted, known or not. Resolves to whether any answer changed. */
  gather(wanted: readonly Wanted[]): Promise<boolean>;
  /** What the ledgers are compared with. */
  readonly past: PastSource;
  /** The regular files and folders in a folder of the root, links that lead out left out; nothing where none is known. */
  list(folder: string): Promise<ListedFolder['entries']>;
  /** Files that look like the ledgers that the workspace lacks. */
  findCandidates(workspace: Workspace): Promise<Workspace['candidates']>;
}

/** Where moves of one root are made. */
export interface Desk {
  /** URI of the folder whose ledgers are written: in a linked worktree that of the main one. */
  readonly home: string;
  /** False where moves are edits of the client, of which a crash can leave a part. */
  readonly crashSafe: boolean;
  readonly ports: MovePorts;
  /** Who asks. `said`: what the call or the settings of the editor say, which goes before everything else. */
  credentials(said: string | undefined): Credentials;
  /** Leases and tokens as they are now. May throw a `StoreFault`. */
  runtime(): RuntimeState;
}

/** The longest wait that timers take; a longer one is cut in pieces by whoever waits. */
export const LONGEST_WAIT = 2 ** 31 - 1;
