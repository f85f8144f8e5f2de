/** What the server asks of the client and its editor, and what both tell each other of open documents. */

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
