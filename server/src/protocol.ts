/**
 * What client and server say to each other beyond the LSP. Types and names only: the client imports nothing else of the
 * server. Ranges are in LSP terms, URIs are strings, times are `YYYY-MM-DDTHH:mm:ssZ`.
 */
import type { Range } from 'vscode-languageserver-protocol';
import type { Who } from './protocol/moves.js';
import type { BaseSummary } from './protocol/past.js';

export * from './protocol/host.js';
export * from './protocol/moves.js';
export * from './protocol/past.js';

/** Request: everything the views and the status bar show, one entry a root. Params: none. */
export const OVERVIEW_REQUEST = 'orch/overview';
/** Notification from the server, debounced: an overview asked for now may differ from the last. Params: none. */
export const CHANGED_NOTIFICATION = 'orch/changed';

/** Request: the files that a repository starts with. Params: `ScaffoldParams`; the answer: `ScaffoldFile[]`, the task ledger first. */
export const SCAFFOLD_REQUEST = 'orch/scaffold';

/** `root`: URI of the folder that they are for, whose policy says where they stand. */
export interface ScaffoldParams {
  readonly root: string;
  /** What its `.gitattributes` says; the answer has it with what it lacks. */
  readonly attributes?: string;
}

export interface ScaffoldFile {
  /** Relative to the folder, `/` between parts. */
  readonly path: string;
  readonly text: string;
}

export type CategoryName = 'backlog' | 'ready' | 'active' | 'review' | 'rework' | 'done' | 'paused' | 'dropped';

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

export interface TaskSummary {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  /** Undefined where the state is unknown to the policy. */
  readonly category?: CategoryName;
  readonly owner: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly priority: string;
  readonly lock?: LockSummary;
  readonly uri: string;
  readonly range: Range;
  readonly problems: ProblemCounts;
}

export interface LockSummary {
  readonly owner: string;
  readonly expires?: string;
  readonly expired: boolean;
  /** Fencing token, where this machine granted the lock. */
  readonly token?: number;
  /** Whoever works in this editor holds it. */
  readonly mine?: true;
  /** From when on anybody may free it. */
  readonly free?: string;
}

export interface RootOverview {
  readonly uri: string;
  readonly name: string;
  /** Undefined where there is no flags file. */
  readonly flags?: {
    readonly freeze: 'on' | 'off';
    readonly autoDecide: 'on' | 'shadow' | 'off';
    readonly uri: string;
  };
  readonly problems: ProblemCounts;
  /** The categories in the order of the process, with the states' names as the policy has them. */
  readonly categories: readonly { readonly name: CategoryName; readonly states: readonly string[] }[];
  readonly tasks: readonly TaskSummary[];
  readonly approvals: { readonly pending: number; readonly total: number };
  /** Undefined where no moves can be made. */
  readonly who?: Who;
  /** Moves are edits of the client here: a crash in between can leave a part of one. */
  readonly moves?: 'edits';
  /** How long locks last, in minutes. */
  readonly lease: { readonly ttl: number; readonly heartbeat: number; readonly grace: number };
  /** What the ledgers are compared with. */
  readonly base: BaseSummary;
  /** URIs of the ledgers that are there. */
  readonly ledgers: readonly string[];
  /** Ledger-like files that no policy names. */
  readonly candidates: readonly { readonly uri: string; readonly role: 'tasks' | 'approvals' }[];
}

export interface Overview {
  readonly roots: readonly RootOverview[];
}

/** What the client tells the server in `initializationOptions`; other editors may leave any of it out. */
export interface InitializationOptions {
  /** Locale of messages, e.g. `ja`; default: InitializeParams.locale. */
  readonly locale?: string;
  /** The workspace is trusted; false switches off whatever runs something. Default true. */
  readonly trusted?: boolean;
  /** The client answers `orch/readFile`, for a server that has no file access of its own (a web worker). Default false. */
  readonly readsFiles?: boolean;
  /**
   * The client answers `orch/readState`, `orch/writeState` and `orch/listFolder`: with these a server that has no file
   * access of its own makes moves as edits of the client. Default false: there it refuses them.
   */
  readonly keepsState?: boolean;
  /** URI of the folder with the rules' documentation (`<group>/<name>.md`), where the client has it. */
  readonly ruleDocs?: string;
  /** Who works in this editor, before what the environment and git say; `settings.orch.actor` changes it later. */
  readonly actor?: string;
  /** The client answers `orch/save`. Default false: a move on a ledger with unsaved changes is refused. */
  readonly saves?: boolean;
  /** A command of the client that takes `[OfferedMove]`, asks for what it needs and performs it: code actions name it. */
  readonly offerCommand?: string;
}
