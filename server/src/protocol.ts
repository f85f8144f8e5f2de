/**
 * What client and server say to each other beyond the LSP. Types and names only: the client imports nothing else of the
 * server. Ranges are in LSP terms, URIs are strings, times are `YYYY-MM-DDTHH:mm:ssZ`.
 */
import type { Position, Range } from 'vscode-languageserver-protocol';

/** Request: everything the views and the status bar show, one entry a root. Params: none. */
export const OVERVIEW_REQUEST = 'orch/overview';
/** Notification from the server, debounced: an overview asked for now may differ from the last. Params: none. */
export const CHANGED_NOTIFICATION = 'orch/changed';

/** Request: the files that a repository starts with. Params: `ScaffoldParams`; the answer: `ScaffoldFile[]`, the task ledger first. */
export const SCAFFOLD_REQUEST = 'orch/scaffold';

/** `root`: URI of the folder that they are for, whose policy says where they stand. */
export interface ScaffoldParams {
  readonly root: string;
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

/** Who works in this editor: an actor as it is written into ledgers, or why there is none. */
export type Who =
  | { readonly actor: string; readonly role: string }
  | { readonly actor: undefined; readonly code: string; readonly problem: string };

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

/**
 * `workspace/executeCommand`, with one `PerformArguments`: makes a move and answers a `PerformAnswer`. Nothing is ever
 * changed by text edits of the client, but where the server can write nothing itself (`keepsState`).
 */
export const PERFORM_COMMAND = 'orch.server.perform';

/** What is wanted: `{"verb":"event","event":"start","id":"T-1"}`. The shapes are those of the core's intents. */
export interface MoveIntent {
  readonly verb: string;
  readonly [field: string]: unknown;
}

/** `root` or `uri` (a file in it) say where; neither is needed where one folder is open. */
export interface PerformArguments {
  readonly root?: string;
  readonly uri?: string;
  readonly intent: MoveIntent;
  /** Asking again with the same key does nothing twice. */
  readonly key?: string;
  readonly dryRun?: boolean;
  /** Actor of this move alone. */
  readonly as?: string;
}

/** A move that is legal now, ready to be made once it has what it needs. */
export interface OfferedMove {
  readonly root: string;
  readonly event: string;
  /** Of the task, of a decision its approval. */
  readonly id: string;
  /** For people: `Start`. */
  readonly title: string;
  /** State that it leads to, where it leads to one that is known before. */
  readonly to?: string;
  /** What becomes of it with `reason` and `artifacts` put in. */
  readonly intent: MoveIntent;
  readonly reason: 'required' | 'optional' | 'none';
  readonly artifact: 'required' | 'optional' | 'none';
}

/** What a move came to: the JSON of `orch … --json`, and what an editor needs beside it. */
export type PerformAnswer = MoveDone | MoveRefused;

export interface MoveDone {
  readonly version: 1;
  readonly ok: true;
  readonly event: string;
  readonly id: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly lock: { readonly owner: string; readonly expires: string; readonly token: number } | null;
  readonly approval: string | null;
  readonly changes: readonly { file: string; line: number; before: string; after: string }[];
  readonly seq: number;
  readonly root: string;
  /** One line for people: `T-1 READY → DOING`. */
  readonly summary: string;
  /** Locks that the caller lost and was not told of. */
  readonly notices: readonly string[];
}

export interface MoveRefused {
  readonly version: 1;
  readonly ok: false;
  readonly code: string;
  /** What is wrong and what is legal, in the client's language. */
  readonly message: string;
  readonly legal: readonly object[];
  /** `now`, `never`, or a time. */
  readonly retry: string;
  readonly holder?: string;
  readonly alreadyDone?: true;
  readonly root: string;
  /** The legal moves, ready to be made. */
  readonly offers: readonly OfferedMove[];
  readonly notices: readonly string[];
  /** Of `buffer/…`: the documents that stand in the way. */
  readonly uris?: readonly string[];
}

/** Request: what may be done with a record now, its lock included. */
export const LEGAL_MOVES_REQUEST = 'orch/legalMoves';

/** Either the place of a record in a document, or a root and the id of a task or an approval. */
export type LegalMovesParams =
  { readonly uri: string; readonly position: Position } | { readonly root: string; readonly id: string };

/** Null where there is no record. */
export type LegalMovesResult = {
  readonly root: string;
  readonly who: Who;
  readonly id: string;
  readonly kind: 'task' | 'approval';
  readonly title: string;
  readonly state: string;
  readonly offers: readonly OfferedMove[];
} | null;

/** Request: everything that one move can be made with now, in all roots. */
export const MOVABLE_REQUEST = 'orch/movable';

export interface MovableParams {
  /** `start`, `approve`, `lock.extend`, `archive`, …; undefined: all tasks, whatever can be done with them. */
  readonly event?: string;
}

export interface MovableResult {
  /** At most 200, in the ledgers' order. */
  readonly records: readonly MovableRecord[];
  /** Why a root has none: nobody said who asks, or its store cannot be read. */
  readonly problems: readonly { readonly root: string; readonly code: string; readonly message: string }[];
}

export interface MovableRecord {
  readonly root: string;
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly owner: string;
  /** Undefined where the request named no move. */
  readonly offer?: OfferedMove;
}

/** Request: who works in this editor. Params: none; one entry a root. */
export const IDENTITY_REQUEST = 'orch/identity';

export interface IdentityResult {
  readonly roots: readonly {
    readonly root: string;
    readonly name: string;
    readonly who: Who;
    /** Who could be chosen: people of the policy with their role, then its roles. */
    readonly known: readonly string[];
    /** Events of the policy's own, in the table's order. */
    readonly events: readonly string[];
  }[];
}

/**
 * Request to the client: save these documents, which hold changes and whose files on disk are as they were loaded. No
 * other move is made meanwhile.
 */
export const SAVE_REQUEST = 'orch/save';

export interface SaveParams {
  readonly uris: readonly string[];
  /** Those of them that a move created: their lines end with a line feed, wherever the client runs. */
  readonly created?: readonly string[];
}

export interface SaveResult {
  /** All of them are saved. */
  readonly saved: boolean;
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

/** Request from a server without file access to the client: what lies in a folder below a workspace folder. */
export const LIST_FOLDER_REQUEST = 'orch/listFolder';

export interface ListFolderParams {
  readonly uri: string;
}

/** No entries where there is no such folder. */
export interface ListFolderResult {
  readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'directory' | 'other' }[];
  /** False where there are more than a client gives. */
  readonly complete: boolean;
}

/** Request from a server without file access to the client: what it keeps of a root in this editor. */
export const READ_STATE_REQUEST = 'orch/readState';

export interface ReadStateParams {
  /** URI of the workspace folder. */
  readonly root: string;
}

export interface ReadStateResult {
  /** What `orch/writeState` brought last; null: nothing so far. */
  readonly state: string | null;
  /** False where the root's file system is read-only. */
  readonly writable: boolean;
}

/** Request from a server without file access to the client: keep this, and answer null once it is kept. */
export const WRITE_STATE_REQUEST = 'orch/writeState';

export interface WriteStateParams extends ReadStateParams {
  readonly state: string;
}

/**
 * Notification to the server: in this version the document is as its file was when it was loaded or saved. A server that
 * is never told compares texts, and takes a document for changed where it cannot know.
 */
export const CLEAN_NOTIFICATION = 'orch/clean';

export interface CleanParams {
  readonly uri: string;
  readonly version: number;
}

/**
 * Notification to a client that saves: the file of a document with changes was changed by others, so that saving it
 * would undo what they did. Once, until the document is clean again.
 */
export const DIVERGED_NOTIFICATION = 'orch/diverged';

export interface DivergedParams {
  readonly uri: string;
}
