/** What ledgers are compared with, and what differs. */

/** What a root's ledgers are compared with. */
export type BaseSummary =
  | {
      readonly kind: 'commit';
      /** Full name of the commit. */
      readonly oid: string;
      readonly time: string;
      /** Name of its author, where git knows one. */
      readonly author?: string;
    }
  /** The state that the audit log leads to, and why there is no commit. */
  | { readonly kind: 'audit'; readonly without: NoBase }
  /** Nothing: hand edits are not judged. */
  | { readonly kind: 'none'; readonly without: NoBase };

/** `reading`: the first look is not over; `no-program`: git cannot be started. */
export type NoBase = 'no-git' | 'no-program' | 'no-commit' | 'off' | 'untrusted' | 'unreadable' | 'reading';

/** Request: the rows of a document that differ from the base. Null where nothing is compared. */
export const CHANGES_REQUEST = 'orch/changes';

export interface ChangesParams {
  readonly uri: string;
}

export type ChangesResult = {
  readonly base: BaseSummary;
  readonly rows: readonly ChangedRow[];
} | null;

/** `illegal`: by a step that the process does not allow. */
export type RowChange = 'added' | 'changed' | 'illegal';

export interface ChangedRow {
  readonly id: string;
  readonly change: RowChange;
  /** Its first line, counted from 0. */
  readonly line: number;
}

/**
 * Request: both sides of "Compare with Base" for the ledger at a URI: its changed rows as Markdown, a line a cell, in the
 * same order. Null where nothing is compared.
 */
export const COMPARE_REQUEST = 'orch/compare';

export type CompareParams = ChangesParams;

export type CompareResult = {
  readonly base: BaseSummary;
  /** How many rows differ. */
  readonly rows: number;
  readonly before: string;
  readonly after: string;
} | null;
