/**
 * What client and server say to each other beyond the LSP. Types and names only: the client imports nothing else of the
 * server. Ranges are in LSP terms, URIs are strings, times are `YYYY-MM-DDTHH:mm:ssZ`.
 */
import type { Range } from 'vscode-languageserver-protocol';

/** Request: everything the views and the status bar show, one entry a root. Params: none. */
export const OVERVIEW_REQUEST = 'orch/overview';
/** Notification from the server, debounced: an overview asked for now may differ from the last. Params: none. */
export const CHANGED_NOTIFICATION = 'orch/changed';

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
  readonly lock?: { readonly owner: string; readonly expires?: string; readonly expired: boolean };
  readonly uri: string;
  readonly range: Range;
  readonly problems: ProblemCounts;
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
  /** URI of the folder with the rules' documentation (`<group>/<name>.md`), where the client has it. */
  readonly ruleDocs?: string;
}

/**
 * Request from a server without file access to the client: what stands at a URI below a workspace folder. The client
 * follows no link out of the folder and opens regular files only.
 */
export const READ_FILE_REQUEST = 'orch/readFile';

export interface ReadFileParams {
  readonly uri: string;
  /** Whether the bytes are wanted, not only what it is. */
  readonly content: boolean;
  /** Larger files come without bytes. */
  readonly limit: number;
}

export type ReadFileResult =
  | {
      readonly kind: 'file';
      readonly size: number;
      /** The bytes, where wanted and within the limit. */ readonly base64?: string;
    }
  | { readonly kind: 'directory' }
  | { readonly kind: 'missing' }
  /** A device, a link that leads out: never opened. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly reason: string };
