/** What an evidence record shows, and fixes of a rule. */
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';

/**
 * Request: what the diffs of an evidence record change, each file as it was in the commit that they are made against and
 * as it is with them.
 */
export const EVIDENCE_DIFF_REQUEST = 'orch/evidenceDiff';

export interface EvidenceDiffParams {
  /** URI of the record. */
  readonly uri: string;
}

export type EvidenceDiffResult =
  | {
      /** Full name of the commit that they are made against. */
      readonly base: string;
      readonly files: readonly PatchedFile[];
    }
  /** Why they cannot be shown, in the client's language. */
  | { readonly problem: string };

/** A file that a diff changes; null where there is none on that side. */
export interface PatchedFile {
  /** Relative to the repository, `/` between parts. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Request: the edits of all fixes of one rule that are always right. Null where there are none. */
export const FIX_RULE_REQUEST = 'orch/fixRule';

export interface FixRuleParams {
  /** URI of the root. */
  readonly root: string;
  /** `group/name`. */
  readonly code: string;
}

/** Meant for exactly the texts that were checked. */
export type FixRuleResult = WorkspaceEdit | null;
