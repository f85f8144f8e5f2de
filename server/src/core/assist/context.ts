import type { Messages } from '../messages/index.js';
import type { Workspace } from '../model/index.js';
import type { Past } from '../past/index.js';
import type { Role } from '../policy/index.js';

/** What every answer depends on beside the question. */
export interface AssistContext {
  readonly workspace: Workspace;
  readonly messages: Messages;
  /** UTC milliseconds. */
  readonly now: number;
  /** What the ledgers are compared with, where that is known. */
  readonly past?: Past;
  /** Who wrote the row that the question is about, as git tells, where that was asked. */
  readonly origin?: LineOrigin;
  /** Who works in the editor, where that is known. */
  readonly caller?: AssistCaller | undefined;
  /** Where the task that the question is about can be moved to, as the planners tell, where they were asked. */
  readonly targets?: readonly StateTarget[];
  /** What lies in the folder that the question is about, where that was asked. */
  readonly folder?: ListedFolder;
  /** Codes of the findings about the record that the question is about. */
  readonly found?: readonly string[];
  /** Addresses for what a card names, where the editor follows such links. */
  readonly links?: CardLinks;
}

/** A state, and the moves that lead there now; without any, why there are none. */
export interface StateTarget {
  readonly state: string;
  /** Words for people: `Start`. */
  readonly moves: readonly string[];
  readonly why: string;
}

/** The regular files and folders in one folder of the workspace. */
export interface ListedFolder {
  /** Relative to the root, `/` between parts; '' for the root. */
  readonly path: string;
  readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'directory' }[];
}

/** Addresses that a shell makes. */
export interface CardLinks {
  /** Of a line (from 0) of a file of the workspace. */
  file(path: string, line?: number): string;
  /** Of a move of the record that the card is about: to follow it makes the move. Undefined where it is not legal. */
  move?(event: string): string | undefined;
}

/** Who works in the editor: an actor as ledgers have it. */
export interface AssistCaller {
  readonly text: string;
  readonly role: Role;
}

/** The commit that a line came from. */
export interface LineOrigin {
  readonly oid: string;
  /** UTC milliseconds. */
  readonly time: number;
  readonly author: string;
}
