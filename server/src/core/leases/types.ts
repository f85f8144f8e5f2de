/** A lease on a task: who may work on it until when. The lease store is the truth for one machine (SPEC §2). */
export interface Lease {
  /** Id of the task as the ledger writes it. */
  readonly task: string;
  /** `WORK@claude-2`. */
  readonly holder: string;
  /** Fencing token of this grant. */
  readonly token: number;
  /** UTC milliseconds. */
  readonly acquired: number;
  readonly expires: number;
  /** State that the task was started from, so that handing it back knows whether it was rework. */
  readonly from: string;
  /** Somebody saw it past its end: it does not come alive again when a clock is put back. */
  readonly lapsed?: true;
}

/** A lease that its holder lost and has not been told of yet. */
export interface LostLease {
  readonly task: string;
  readonly token: number;
  /** Who holds the task now; null where nobody does. */
  readonly holder: string | null;
  readonly event: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What an accepted move answered, kept under its idempotency key. */
export interface KeptResult {
  /** Digest of the intent and the actor: the same key for something else is a refusal. */
  readonly intent: string;
  /** The JSON of the result. */
  readonly result: unknown;
  readonly at: number;
}

/**
 * The runtime state of one clone, shared by its worktrees: `<git common dir>/orch/state.json`. Replaced as a whole by
 * every commit; never edited by hand. Keys are task keys (`idKey`).
 */
export interface RuntimeState {
  readonly version: 1;
  /** Grows by one with every commit: readers see by it that nothing changed meanwhile. */
  readonly generation: number;
  /** Name of this clone in the audit log. */
  readonly writer: string;
  readonly leases: Readonly<Record<string, Lease>>;
  /** Highest fencing token ever granted. Never shrinks. */
  readonly tokens: Readonly<Record<string, number>>;
  /** Former holder → what they lost. */
  readonly lost: Readonly<Record<string, readonly LostLease[]>>;
  readonly keys: Readonly<Record<string, KeptResult>>;
  /** Flag → what a move of this clone set it to last; whether that still counts is for base and audit log to say. */
  readonly flags?: Readonly<Record<string, string>>;
  /** This writer's last audit line, and the size of every audit file when tokens were last read from them. */
  readonly audit: {
    readonly head: { readonly seq: number; readonly hash: string; readonly file: string } | null;
    readonly sizes: Readonly<Record<string, number>>;
  };
}
