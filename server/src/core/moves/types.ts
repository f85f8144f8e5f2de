import type { AuditEntry, AuditSummary, PlacedAuditLine } from '../audit/index.js';
import type { Caller } from '../identity/index.js';
import type { Lease, RuntimeState } from '../leases/index.js';
import type { RefusalCode, RefusalParams } from '../messages/index.js';
import type { Workspace } from '../model/index.js';
import type { ApprovalKind } from '../policy/index.js';
import type { Fact } from '../ports.js';
import type { TextEdit } from '../text/index.js';

/** What somebody wants done, as data. One shape for command line, editor, agents and autopilot. */
export type Intent =
  | PlanIntent
  | EventIntent
  | { readonly verb: 'assign'; readonly id: string; readonly owner: string }
  /** Another id for a task, everywhere. */
  | { readonly verb: 'rename'; readonly id: string; readonly to: string }
  | { readonly verb: 'set'; readonly id: string; readonly values: Readonly<Partial<Record<SettableColumn, string>>> }
  | { readonly verb: 'archive'; readonly ids: readonly string[] }
  | RequestIntent
  | { readonly verb: 'approve' | 'reject'; readonly id: string; readonly reason?: string }
  /** Pending rows that are past their time; without an id all of them. */
  | { readonly verb: 'expire'; readonly id?: string }
  | {
      readonly verb: 'lock.acquire' | 'lock.extend' | 'lock.release' | 'lock.steal';
      readonly id: string;
      readonly token?: number;
      readonly reason?: string;
    }
  /** Gives back every task whose lease is past its grace. */
  | { readonly verb: 'lock.clean' }
  | { readonly verb: 'flags.set'; readonly name: string; readonly value: string }
  | {
      readonly verb: 'blocked.add';
      readonly title: string;
      readonly task?: string;
      readonly priority?: string;
      readonly summary?: string;
      readonly workaround?: string;
    }
  | { readonly verb: 'blocked.resolve'; readonly id: string; readonly reason?: string }
  | { readonly verb: 'blocked.escalate'; readonly id: string; readonly to?: string }
  /** A check-list item, by its id or its text, becomes a task. */
  | { readonly verb: 'file'; readonly item: string; readonly id?: string; readonly owner?: string }
  /** Adds the columns that ledgers lack: those that are named, else the usual ones. */
  | { readonly verb: 'migrate'; readonly columns?: readonly string[] }
  /** Takes back the caller's last move, or the one with this sequence, by a compensating move. */
  | { readonly verb: 'undo'; readonly seq?: number };

export interface PlanIntent {
  readonly verb: 'plan';
  readonly title: string;
  readonly id?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly priority?: string;
  readonly depends?: readonly string[];
  readonly milestone?: string;
  readonly notes?: string;
}

/** An event of the process on an existing task, the policy's own events included. */
export interface EventIntent {
  readonly verb: 'event';
  readonly event: string;
  readonly id: string;
  readonly reason?: string;
  /** Of a submission: the artifacts that the task has from now on. */
  readonly artifacts?: readonly string[];
  /** Of a submission: what the result row says was done. */
  readonly op?: string;
  /** Fencing token, where the caller remembers it: an old one is refused. */
  readonly token?: number;
  /** Of a submission: checks that the caller says it ran (tier self-report). */
  readonly checks?: readonly ReportedCheck[];
}

export interface ReportedCheck {
  readonly command: string;
  readonly exit: number;
}

export interface RequestIntent {
  readonly verb: 'request';
  /** Task id, `rule:…` or `path:…`. */
  readonly target: string;
  readonly kind: ApprovalKind;
  readonly op: string;
  readonly evidence?: string;
}

export const SETTABLE_COLUMNS = ['title', 'due', 'priority', 'milestone', 'artifact', 'depends', 'notes'] as const;
export type SettableColumn = (typeof SETTABLE_COLUMNS)[number];

/** Everything that a move is planned on, read at one moment. */
export interface Snapshot {
  readonly workspace: Workspace;
  readonly runtime: RuntimeState;
}

/**
 * What planners ask of the world beside the snapshot. Every answer is a value that stays the same while one move is
 * planned. A question that nobody has answered yet throws `Unanswered`; `perform` answers it and plans again, so
 * planners read as if everything were known.
 */
export interface World {
  fact(path: string, text: boolean): Fact;
  /** `sha256:<hex>` of a regular file's bytes; undefined where there is none (of at most 16 MB). */
  digest(path: string): string | undefined;
  /** Whether git ignores a path and does not track it, so that no commit holds it; false without git. */
  ignored(path: string): boolean;
  /** All lines of the audit log, in an order in which each comes after what its writer had seen. Dear in a long log. */
  history(): readonly PlacedAuditLine[];
  /** What the same lines come to for the next one; cheap however many they are. */
  auditSummary(): AuditSummary;
  /** Commit of HEAD in the caller's worktree; undefined without git or commits. */
  head(): string | undefined;
  /**
   * What the caller's worktree holds against a commit (undefined: against the merge base with the branch it came from,
   * else HEAD); undefined without git. `paths` limits it; ledgers, evidence and audit are never part of it.
   */
  change(base: string | undefined, paths: readonly string[]): GitChange | undefined;
  /** The canonical diff between two commits; undefined where one of them is gone or there is no git. */
  diff(base: string, head: string, paths: readonly string[]): GitChange | undefined;
}

/** A canonical `git diff`, whatever the user's configuration. */
export interface GitChange {
  /** Full object names. */
  readonly base: string;
  readonly head: string;
  /** The worktree holds changes that no commit has. */
  readonly dirty: boolean;
  /** `sha256:<hex>` of `text`'s bytes. */
  readonly digest: string;
  /** The diff as text; shortened where it is longer than 1 MB (the digest is of all of it). */
  readonly text: string;
  readonly files: readonly ChangedFile[];
}

export interface ChangedFile {
  readonly path: string;
  readonly added: number;
  readonly removed: number;
  /** `sha256:<hex>` of the bytes after the change; null where the file is deleted. */
  readonly digest: string | null;
}

export interface MoveContext {
  readonly caller: Caller;
  /** UTC milliseconds. */
  readonly now: number;
  readonly world: World;
}

/** New text of one file of the root. */
export interface FileEdit {
  readonly path: string;
  /** Where the file is called otherwise from now on. */
  readonly to?: string;
  /** Against the text in the snapshot; on a file that is not there, one edit at its start. */
  readonly edits: readonly TextEdit[];
}

/** A move that is legal, worked out to the last byte, and not done yet. */
export interface Plan {
  readonly ok: true;
  readonly event: string;
  readonly id: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Lossless edits of ledgers, and files to be created. */
  readonly files: readonly FileEdit[];
  /** Runtime state after it; generation, audit head and keys are kept by `perform`. */
  readonly runtime: RuntimeState;
  /** The lease on the task after it, for the answer. */
  readonly lease: Lease | null;
  readonly approval: string | null;
  readonly audit: AuditEntry;
}

/** What may be done instead, by this caller, now. */
export interface LegalMove {
  readonly event: string;
  /** Of an approval, where the move is about one. */
  readonly id?: string;
  /** Roles that the table lets do it. */
  readonly by: readonly string[];
  /** What the caller still has to give: `--reason TEXT`. */
  readonly missing: readonly string[];
}

/** Why a move was not done, as data. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly params: RefusalParams;
  readonly legal: readonly LegalMove[];
  /** When asking again makes sense: at once (the ledger changed meanwhile), never, or at a time (UTC ms). */
  readonly retry: 'now' | 'never' | number;
  /** Who stands in the way. */
  readonly holder?: string;
  /** What was asked for is so already. */
  readonly alreadyDone?: true;
}

/** A planner: pure, synchronous, total. One per kind of intent. */
export type Planner<I extends Intent = Intent> = (
  snapshot: Snapshot,
  intent: I,
  context: MoveContext,
) => Plan | Refusal;
