import type { AuditProblem, EvidenceBinding, PlacedAuditLine } from '../audit/index.js';
import type { Approval, Entry, SourceFile, Task, Workspace } from '../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../policy/index.js';

/** A commit, as the shell read it. */
export interface BaseCommit {
  readonly oid: string;
  /** When it was committed, UTC milliseconds. */
  readonly time: number;
  readonly author?: { readonly name: string; readonly email: string };
}

/** What ledgers are compared with, as a commit has it. */
export interface PastBase {
  readonly commit: BaseCommit;
  /** Ledgers, policy, flags, blocked items and archive; what the commit does not have is not in the list. */
  readonly sources: readonly SourceFile[];
  /** Audit files of the commit, path → text. */
  readonly audit: ReadonlyMap<string, string>;
  /** The sources as somebody has read them already, under the commit's own policy: who replays a history has. */
  readonly workspace?: Workspace;
  /**
   * Path of the policy, the flags or the baseline → the last commit, up to this one, that changed the file. Change rows
   * that were approved there, or decided before it, have had their effect. Where a path is missing nobody knows.
   */
  readonly lastChanges?: ReadonlyMap<string, LastChange>;
}

/** A commit that changed a file. */
export interface LastChange {
  /** When it was committed, UTC milliseconds. */
  readonly time: number;
  /** What it has. */
  readonly sources: readonly SourceFile[];
}

/**
 * Why there is no base. `no-git`: no repository; `no-program`: git cannot be started; `unreadable`: HEAD names nothing, or
 * git cannot give all of the commit (a partial clone).
 */
export type WithoutBase = 'no-git' | 'no-program' | 'no-commit' | 'off' | 'untrusted' | 'unreadable';

/** What a shell reads for a past. The same objects (base, texts) mean the same content. */
export interface PastInput {
  readonly base?: PastBase | undefined;
  /** Audit files as they are now (worktree, index, or the commit that is judged), path → text. */
  readonly audit: ReadonlyMap<string, string>;
  readonly without?: WithoutBase | undefined;
  /** The base, where it was read already, under the policy in force; `base.sources` is then not looked at. */
  readonly workspace?: Workspace;
  /** Of a replay: the archive ledger as the judged commit has it, null where it has none. */
  readonly archive?: string | null;
  /** Of a replay: the commit that is judged. */
  readonly judged?: BaseCommit;
  /** Whose suppressions count, where that is another commit than `base`. */
  readonly suppressing?: Workspace | undefined;
}

/** Why an audit line explains nothing. */
export type RejectedBecause =
  /** It does not follow from the lines before it. */
  | 'chain'
  /** No event of the process, and no further move, does this to a row that reads so. */
  | 'event'
  /** The actor's role may not do it. */
  | 'role'
  /** It is for the owner of the task. */
  | 'owner'
  /** Requester and approver are one principal, or the row names another approver than the line. */
  | 'separation'
  /** No approved result stands behind it. */
  | 'approval'
  /** It takes back what cannot be taken back, or something else than it says. */
  | 'undo';

export interface RejectedLine {
  readonly placed: PlacedAuditLine;
  readonly why: RejectedBecause;
}

/** Column → text that a hand edit changed. '' is a cell that says nothing. */
export interface CellEdit {
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** A row as base and log say it should read. */
export interface ReferenceRow<C extends string = string> {
  readonly kind: 'task' | 'approval';
  /** As written. */
  readonly id: string;
  readonly key: string;
  /** The base's record; undefined where the row came since, or where there is no commit. */
  readonly entry: Entry<Task> | Entry<Approval> | undefined;
  /** The cell's text, '' where it says nothing; undefined where neither base nor log tells, or the ledger had no such column. */
  text(column: C): string | undefined;
  /** The same in the base, before any move. */
  original(column: C): string | undefined;
  /** Audited moves since the base on this row, in order. */
  readonly moves: readonly PlacedAuditLine[];
  /** What was edited by hand between those moves, as they tell of it. */
  readonly between: readonly BetweenEdit[];
  /** Taken out since by an audited move (archive, undo), so its absence is no finding. */
  readonly gone: boolean;
  /** Nobody but hands can have added it: the first move found it there. `between` begins with how it read. */
  readonly born: boolean;
}

/** A hand edit that an audited move was made on top of. */
export interface BetweenEdit {
  readonly cells: readonly CellEdit[];
  /** The move that found the row so. */
  readonly line: PlacedAuditLine;
}

/** What ledgers are compared with. Immutable; the same object means the same past. */
export interface Past {
  readonly kind: 'commit' | 'audit' | 'none';
  readonly without: WithoutBase | undefined;
  readonly commit: BaseCommit | undefined;
  /** The commit that is judged, in a replay. */
  readonly judged: BaseCommit | undefined;
  /** The base, read under the policy in force: a row that reads the same is the same object as now. Undefined without a commit. */
  readonly workspace: Workspace | undefined;
  /** Whose suppressions count: the base's, unless another commit sets the gate. Undefined without a commit. */
  readonly suppressing: Workspace | undefined;
  /** Key → reference row, of the first row of each key. */
  readonly tasks: ReadonlyMap<string, ReferenceRow<TaskColumn>>;
  readonly approvals: ReadonlyMap<string, ReferenceRow<ApprovalColumn>>;
  readonly log: PastLog;
  /** Keys of ids that were ever taken: in base and its archive, by moves. Folded as `foldedKey` does. */
  readonly taken: { readonly task: ReadonlySet<string>; readonly approval: ReadonlySet<string> };
  /**
   * Where the base's log is ahead of its ledgers (somebody committed the log alone), the row as it should read by all of
   * the log; undefined where no line tells of it.
   */
  ahead(kind: 'task' | 'approval', key: string): ReferenceRow | undefined;
  /** The audit line that last touched a row, of all lines, those before the base too. */
  lastMove(kind: 'task' | 'approval', key: string): PlacedAuditLine | undefined;
  /** When a move froze everything that is frozen by one (UTC ms); undefined where the last word on it was no such move. */
  readonly frozenAt: number | undefined;
  /** What the present decision on an approval is bound to, as the log knows it. */
  decisionOf(key: string): Decision | undefined;
  /** Whether the base has an approval as approved already. */
  isApprovedInBase(key: string): boolean;
}

export interface PastLog {
  /** What shows that the log was tampered with since the base. */
  readonly problems: readonly AuditProblem[];
  /** Lines since the base that follow from it, each after what its writer had seen; legal or not. */
  readonly chained: readonly PlacedAuditLine[];
  /** Lines since the base that explain nothing. */
  readonly rejected: readonly RejectedLine[];
  /** Lines since the base. */
  readonly lines: number;
}

export interface Decision {
  readonly binding: EvidenceBinding;
  readonly line: PlacedAuditLine;
  /** Digests of the texts of that file that rows are approved for, this one's among them. */
  readonly approved: ReadonlySet<string>;
}

/** A row that reads differently from its reference by something else than an audited move. */
export interface RowEdit {
  readonly kind: 'task' | 'approval';
  readonly id: string;
  readonly key: string;
  /** The row now; undefined where it is gone. */
  readonly entry: Entry<Task> | Entry<Approval> | undefined;
  /** Undefined where it should not be there. */
  readonly reference: ReferenceRow | undefined;
  /** The cells that differ, in the order of the columns; empty where the row came or went, or only `reference.between` tells of edits. */
  readonly cells: readonly CellEdit[];
}

export interface HandEdits {
  /** Rows that are there and were there, in order of the ledgers. */
  readonly tasks: readonly RowEdit[];
  readonly approvals: readonly RowEdit[];
  /** Rows of both kinds that came by hand, and that went by hand. */
  readonly added: readonly RowEdit[];
  readonly removed: readonly RowEdit[];
}
