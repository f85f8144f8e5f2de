/** Moves over the wire: what a client asks for and is answered. */
import type { Position } from 'vscode-languageserver-protocol';
import type { MoveResult, RefusalJson } from '../core/index.js';

/** Who works in this editor: an actor as it is written into ledgers, or why there is none. */
export type Who = { readonly actor: string; readonly role: string } | Nobody;

/** Why nobody works here. */
export interface Nobody {
  readonly actor: undefined;
  readonly code: string;
  readonly problem: string;
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

/** Moves that lead one after the other to where a hand edit wanted to be. */
export interface OfferedPath {
  readonly root: string;
  readonly id: string;
  readonly path: readonly OfferedMove[];
}

/** What a move came to: the JSON of `orch … --json`, and what an editor needs beside it. */
export type PerformAnswer = MoveDone | MoveRefused;

export interface MoveDone extends MoveResult {
  readonly root: string;
  /** URI of the folder whose ledgers were written, where it is another than `root`. */
  readonly home?: string;
  /** One line for people: `T-1 READY → DOING`. */
  readonly summary: string;
  /** Locks that the caller lost and was not told of. */
  readonly notices: readonly string[];
}

/** Its message is in the client's language. */
export interface MoveRefused extends RefusalJson {
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

/**
 * Request: every state of the process, with the moves that take a task there now, or why none does: where a card can be
 * dropped.
 */
export const TARGETS_REQUEST = 'orch/targets';

export interface TargetsParams {
  /** URI of the root. */
  readonly root: string;
  /** Of a task. */
  readonly id: string;
  /** Groups that it could be brought into; the first 200 are looked at. */
  readonly lanes?: LanesAsked;
}

/** Groups of tasks by what one of their cells says; '' where it says nothing. */
export interface LanesAsked {
  readonly by: 'owner' | 'priority' | 'milestone';
  readonly names: readonly string[];
}

/** Null where there is no such task. */
export type TargetsResult = {
  readonly root: string;
  readonly who: Who;
  readonly id: string;
  readonly title: string;
  /** That the task is in. */
  readonly state: string;
  /** One for each state of the policy, in its order. */
  readonly targets: readonly StateTarget[];
  /** One for each that was asked about, in that order. */
  readonly lanes: readonly LaneTarget[];
} | null;

/** A group that a task could be brought into. */
export interface LaneTarget {
  readonly name: string;
  /** The move that does it: `assign`, or `set`. */
  readonly offer?: OfferedMove;
  /** Why there is none, in the client's language. */
  readonly why?: string;
}

/** A state that a task could be brought into. */
export interface StateTarget {
  readonly state: string;
  /** The task is there. */
  readonly here?: true;
  /** The moves that lead there, in the process's order; most often one. */
  readonly offers: readonly OfferedMove[];
  /** Why no move leads there, and what would be legal, in the client's language; undefined where one does, or `here`. */
  readonly why?: string;
}

/** Request: everything that one move can be made with now, in all roots. */
export const MOVABLE_REQUEST = 'orch/movable';

export interface MovableParams {
  /** `start`, `approve`, `lock.extend`, `archive`, …; undefined: all tasks, whatever can be done with them. */
  readonly event?: string;
}

export interface MovableResult {
  /** At most 200, in the ledgers' order. */
  readonly records: readonly MovableRecord[];
  readonly problems: readonly MovableProblem[];
}

/** Why a root has none: nobody said who asks, its store cannot be read, or a ledger holds what is not saved. */
export interface MovableProblem {
  readonly root: string;
  readonly code: string;
  readonly message: string;
  /** The documents that it is about. */
  readonly uris?: readonly string[];
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
