/** How strongly the author of a move is known (SPEC §2). */
export const ASSURANCES = ['asserted', 'git-email', 'signed'] as const;
export type Assurance = (typeof ASSURANCES)[number];

/** What a move did to one row: the cells that it names, as a reader sees them (pipes unescaped). */
export interface RowChange {
  /** Path of the ledger, relative to the root. */
  readonly file: string;
  readonly kind: 'task' | 'approval' | 'blocked' | 'flag';
  readonly id: string;
  /** Column → text before; null where the row did not exist. Of an update only the cells that changed. */
  readonly before: Readonly<Record<string, string>> | null;
  /** Column → text after; null where the row is gone. Same columns as `before` in an update. */
  readonly after: Readonly<Record<string, string>> | null;
  /** Of a row that was put away: the ids between which it stood, null where there was none, so that it can come back. */
  readonly stood?: { readonly behind: string | null; readonly before: string | null };
}

/** Columns that a move added to a ledger, all of their cells empty, or took away again. */
export interface ColumnChange {
  readonly file: string;
  readonly added: readonly string[];
  readonly removed?: readonly string[];
  /** The same, by the tables of the file in their order. */
  readonly tables?: readonly (readonly string[])[];
  readonly sections?: readonly string[];
}

/** Evidence that a move is bound to. */
export interface EvidenceBinding {
  readonly path: string;
  /** `sha256:<hex>` of the record's bytes. */
  readonly digest: string;
}

/** What a move says of itself; writer, sequence and hashes are added when it is written. */
export interface AuditEntry {
  /** `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly time: string;
  /** As the ledger writes it: `WORK@claude-2`. */
  readonly actor: string;
  readonly role: string;
  readonly assurance: Assurance;
  /** Event of the process or further move: `start`, `approve`, `lock.extend`, `flags.set`. */
  readonly event: string;
  /** Id of the task or approval; null where the move is about none. */
  readonly id: string | null;
  /** States of the task, where the move is about one. */
  readonly from?: string | null;
  readonly to?: string | null;
  readonly reason?: string;
  /** Approval that the move opened, decided or relied on. */
  readonly approval?: string;
  readonly evidence?: EvidenceBinding;
  /** Fencing token of the lease that it was done under, granted or took away. */
  readonly token?: number;
  /** Commit of HEAD at the time, where there is git. */
  readonly head?: string;
  /** Who operated whom, or a team of one: decisions that are allowed and marked. */
  readonly separation?: 'operator' | 'solo' | 'unproven';
  /** What decided, where no person or agent did: `rule:lock-expired`. */
  readonly decidedBy?: string;
  /** Approval that was decided otherwise before, and that this move goes past: its row stays as it is. */
  readonly supersedes?: string;
  /** Approvals that the move used up: none of them serves again. */
  readonly reliesOn?: readonly string[];
  /** Sequence of the line (of the same writer) that this one takes back. */
  readonly undoes?: { readonly writer: string; readonly seq: number };
  readonly columns?: readonly ColumnChange[];
  readonly rows: readonly RowChange[];
}

/** The last line of a writer: how far one writer has seen another. */
export interface AuditHead {
  readonly seq: number;
  /** `sha256:<hex>` of the line. */
  readonly hash: string;
}

/** A line of the audit log. Fields that this version does not know stay on it, and are printed again behind the known. */
export interface AuditLine extends AuditEntry {
  readonly v: 1;
  readonly writer: string;
  /** From 1, without gaps, through all months of the writer. */
  readonly seq: number;
  /** Hash of the writer's line before; of the first line `sha256:` and 64 zeros. */
  readonly prev: string;
  /** Of the first line under a new name: the last line of the same clone under the name before, on another branch. */
  readonly after?: AuditHead & { readonly writer: string };
  /** Heads of the other writers that were there and that no line had seen yet. */
  readonly seen: Readonly<Record<string, AuditHead>>;
}

/** A line that was read, and where it stands. */
export interface PlacedAuditLine {
  readonly line: AuditLine;
  /** `ORCH/AUDIT/2026-01/w-1f3a.jsonl`. */
  readonly file: string;
  /** From 1. */
  readonly at: number;
  readonly hash: string;
}
