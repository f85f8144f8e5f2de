import type { ApprovalStatus } from '../policy/index.js';
import type { Range } from '../text/index.js';
import type { Change } from './diff.js';
import type { FormFault, HashPattern } from './hashes.js';

/** What a record says about approvals, in order; all ranges are absolute in the record. */
export type Mark =
  | {
      readonly kind: 'heading';
      readonly folded: string;
      /** What looks like an id, by its build. */
      readonly ids: ReadonlyMap<string, readonly string[]>;
      readonly range: Range;
    }
  | { readonly kind: 'approval'; readonly ids: readonly string[]; readonly range: Range }
  | { readonly kind: 'task'; readonly ids: readonly string[]; readonly range: Range }
  | {
      readonly kind: 'status';
      readonly status: ApprovalStatus;
      readonly text: string;
      /** The label speaks of an approval; a bare `status` may be anything's. */
      readonly explicit: boolean;
      readonly range: Range;
    };

export interface Placeholder {
  readonly text: string;
  /** The label that it stands under, '' where there is none. */
  readonly label: string;
  /** Only the decision fills it in. */
  readonly ofDecision: boolean;
  readonly range: Range;
}

/** A digest in a record that cannot be right. */
export interface BadHash {
  readonly text: string;
  readonly fault: FormFault | { readonly kind: 'pattern'; readonly pattern: HashPattern };
  readonly range: Range;
}

/** What an evidence record says, as far as rules ask. Immutable. */
export interface EvidenceRecord {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly placeholders: readonly Placeholder[];
  readonly badHashes: readonly BadHash[];
  readonly change: Change;
}
