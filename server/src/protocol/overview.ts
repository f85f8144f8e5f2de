/** What the views show: the overview of every root. */
import type { Range } from 'vscode-languageserver-protocol';
import type { Who } from './moves.js';
import type { BaseSummary } from './past.js';

/** Request: everything the views and the status bar show, one entry a root. Params: none. */
export const OVERVIEW_REQUEST = 'orch/overview';
/** Notification from the server, debounced: an overview asked for now may differ from the last. Params: none. */
export const CHANGED_NOTIFICATION = 'orch/changed';

export type CategoryName = 'backlog' | 'ready' | 'active' | 'review' | 'rework' | 'done' | 'paused' | 'dropped';

export type SeverityName = 'error' | 'warning' | 'info' | 'hint';

/** `unknown`: the row says something that the policy does not know. */
export type ApprovalStatusName = 'pending' | 'approved' | 'rejected' | 'expired' | 'unknown';

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
  readonly milestone: string;
  /** Ids of the tasks that it waits for, as written. */
  readonly depends: readonly string[];
  /** The cell as written: paths with commas between them. */
  readonly artifact: string;
  /** Ids of the open blocked items that name it. */
  readonly blockedBy?: readonly string[];
  /** The row of its latest submission. */
  readonly approval?: { readonly id: string; readonly status: ApprovalStatusName };
  readonly lock?: LockSummary;
  readonly uri: string;
  readonly range: Range;
  readonly problems: ProblemCounts;
  /** The gravest of its findings. */
  readonly worst?: { readonly code: string; readonly severity: SeverityName };
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

export interface ApprovalSummary {
  readonly id: string;
  /** What it is for: the id of a task, `rule:…`, `path:…`, or anything else. */
  readonly task: string;
  /** Title of that task; '' where it is none. */
  readonly title: string;
  readonly kind: 'result' | 'execute' | 'change' | 'steal' | 'waiver';
  readonly op: string;
  readonly status: ApprovalStatusName;
  readonly requestedBy: string;
  readonly approver: string;
  /** Where the cell can be read as a time. */
  readonly tsReq?: string;
  readonly tsDec?: string;
  readonly evidence: readonly EvidenceSummary[];
  /** Of a pending row: when it expires. */
  readonly expires?: string;
  /** Of a pending row: whether whoever works here may approve it now, as far as row, role and separation say. */
  readonly mayDecide?: boolean;
  /** Of a pending row that they may not: why, in the client's language. */
  readonly whyNot?: string;
  readonly uri: string;
  readonly range: Range;
}

/** A path that an approval names as evidence. */
export interface EvidenceSummary {
  /** As written. */
  readonly text: string;
  /** Where it leads inside the root, where it does. */
  readonly uri?: string;
  /** Undefined: nobody has looked. */
  readonly there?: boolean;
}

export interface BlockedSummary {
  readonly id: string;
  readonly title: string;
  /** Undefined where none is said, or none that Orch knows. */
  readonly status?: 'active' | 'pending' | 'resolved' | 'cancelled';
  readonly priority?: 'high' | 'medium' | 'low';
  /** `YYYY-MM-DD`, where one can be read. */
  readonly date?: string;
  /** Ids of the tasks that it is in the way of, as written. */
  readonly tasks: readonly string[];
  readonly escalated: boolean;
  /** Open for longer than the policy lets it be. */
  readonly stale: boolean;
  readonly uri: string;
  /** Of its heading. */
  readonly range: Range;
}

/** What one rule found in a root. */
export interface RuleProblems {
  readonly code: string;
  /** The gravest of them. */
  readonly severity: SeverityName;
  readonly count: number;
  /** How many of them a fix mends that is always right. */
  readonly fixable: number;
  /** Address of the rule's documentation, where there is one. */
  readonly docs?: string;
  /** The first of them, by file and place; at most 100. */
  readonly places: readonly ProblemPlace[];
}

export interface ProblemPlace {
  readonly uri: string;
  readonly range: Range;
  readonly severity: SeverityName;
  /** In the client's language. */
  readonly message: string;
  /** Of the record it is about; null where it is about none. */
  readonly id: string | null;
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
  readonly approvalCounts: { readonly pending: number; readonly total: number };
  /** Every pending one in the ledgers' order, then the 50 that were decided last, the latest first. */
  readonly approvals: readonly ApprovalSummary[];
  /** Every blocked item, in the file's order. */
  readonly blocked: readonly BlockedSummary[];
  /** What each rule found; the gravest rule first, then the one that found most. */
  readonly rules: readonly RuleProblems[];
  /** Undefined where no moves can be made. */
  readonly who?: Who;
  /** Path of the folder whose ledgers moves write, where it is another: that of the main worktree. */
  readonly movesTo?: string;
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
