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
  /** Addresses for what a card names, where the editor follows such links. */
  readonly links?: CardLinks;
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
