/** What a board and the extension say to each other. Types only: the page in the webview imports nothing else of the client. */
import type { CategoryName, LanesAsked, ProblemCounts, RowChange } from '../../../server/src/protocol.js';
import type { BoardTexts } from './texts.js';

export type { BoardTexts, LanesAsked };

/** A state of the process, in the board's order. `unknown` holds the tasks whose state the policy does not know. */
export interface BoardColumn {
  /** Name of the state; '' for `unknown`. */
  readonly state: string;
  readonly category: CategoryName | 'unknown';
  /** What everybody calls the category. */
  readonly label: string;
}

/** A task, with all that its card shows. */
export interface BoardCard {
  /** Names the card on this board, whatever happens to its task. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
  /** Of its column. */
  readonly state: string;
  /** What the ledger says the state is, where the policy does not know it. */
  readonly said?: string;
  /** These are '' where there is none. */
  readonly owner: string;
  readonly priority: string;
  readonly milestone: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly lock?: BoardLock;
  readonly problems: ProblemCounts;
  /** Ids of the approvals that wait for a decision. */
  readonly pending: readonly string[];
  /** Ids of the blocked items that keep it. */
  readonly blocked: readonly string[];
  /** Its row differs from the last commit. */
  readonly changed?: RowChange;
}

export interface BoardLock {
  readonly owner: string;
  /** UTC milliseconds; undefined where the ledger does not say. */
  readonly expires?: number;
  readonly mine: boolean;
}

export interface BoardState {
  /** Name of the folder. */
  readonly name: string;
  readonly columns: readonly BoardColumn[];
  /** In the ledgers' order. */
  readonly cards: readonly BoardCard[];
  /** Who works here, as ledgers write it; undefined: nobody said. */
  readonly actor?: string;
  /** Why nothing can be moved, for people; undefined where it can. */
  readonly closed?: string;
  readonly frozen: boolean;
}

/** What turns one state into another; whatever stayed the same is left out. */
export interface BoardDelta {
  readonly name?: string;
  readonly columns?: readonly BoardColumn[];
  readonly removed: readonly string[];
  /** Cards that are new or differ. */
  readonly cards: readonly BoardCard[];
  /** Keys of all cards, where they are not the old ones in the old order. */
  readonly order?: readonly string[];
  /** Null: there is none any more. */
  readonly actor?: string | null;
  readonly closed?: string | null;
  readonly frozen?: boolean;
}

/** Where a card can be dropped. */
export interface BoardTarget {
  readonly state: string;
  readonly here?: true;
  /** Titles of the moves that lead there. */
  readonly moves: readonly string[];
  readonly why?: string;
}

/** What cards can be grouped by: the lanes of the board. */
export type LaneColumn = LanesAsked['by'];

/** A lane that a card could be dropped on. */
export interface BoardLane {
  /** What its cards say; '' where they say nothing. */
  readonly name: string;
  /** Title of the move that brings a card there; undefined where there is none, or while the card is there. */
  readonly move?: string;
  readonly why?: string;
}

/** Where a card can be dropped: columns, and the lanes that were asked about. */
export interface BoardTargets {
  readonly states: readonly BoardTarget[];
  readonly lanes: readonly BoardLane[];
}

/** What came of a move, an undo, or a button. */
export type BoardOutcome =
  | { readonly kind: 'done'; readonly id: string | null; readonly summary: string; readonly canUndo: boolean }
  | { readonly kind: 'refused'; readonly message: string; readonly buttons: readonly string[] }
  /** Whoever was asked for more thought better of it. */
  | { readonly kind: 'nothing' };

/** What the page asks, by the name that its answer has. */
export interface BoardAnswers {
  targets: BoardTargets;
  move: BoardOutcome;
  lane: BoardOutcome;
  undo: BoardOutcome;
  button: BoardOutcome;
}

export type BoardQuestion =
  | { readonly ask: 'targets'; readonly id: string; readonly lanes?: LanesAsked }
  | { readonly ask: 'move'; readonly id: string; readonly state: string }
  /** Brings a card into a lane. */
  | { readonly ask: 'lane'; readonly id: string; readonly by: LaneColumn; readonly name: string }
  /** Takes the last move that was made on this board back. */
  | { readonly ask: 'undo' }
  /** Presses a button of the last refusal. */
  | { readonly ask: 'button'; readonly index: number };

/** From the page to the extension. */
export type FromBoard =
  /** The page is there, and knows nothing. Also where it missed something. */
  | { readonly type: 'ready' }
  | { readonly type: 'ask'; readonly request: number; readonly question: BoardQuestion }
  /** Opens the row of a task. */
  | { readonly type: 'open'; readonly id: string }
  /** A card has the focus: its row is shown where the text is in view. */
  | { readonly type: 'select'; readonly id: string }
  | { readonly type: 'problems'; readonly id: string }
  /** Asks what to do with a task, of all that is legal. */
  | { readonly type: 'actions'; readonly id: string }
  | { readonly type: 'setActor' };

/** From the extension to the page. */
export type ToBoard =
  | { readonly type: 'full'; readonly revision: number; readonly state: BoardState; readonly texts: BoardTexts }
  /** Only for a page that holds the revision before. */
  | { readonly type: 'delta'; readonly revision: number; readonly delta: BoardDelta }
  /** There is no board of this file: why. */
  | { readonly type: 'none'; readonly why: string }
  | { readonly type: 'answer'; readonly request: number; readonly answer: BoardAnswers[BoardQuestion['ask']] }
  | { readonly type: 'failed'; readonly request: number; readonly message: string };
