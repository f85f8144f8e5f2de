import type { Range } from '../../text/index.js';

export type ProposalKind =
  'state' | 'status' | 'kind' | 'person' | 'task' | 'id' | 'time' | 'path' | 'key' | 'flag' | 'value' | 'empty';

/** A value that may stand in a cell. The order of a list of proposals is the order of preference. */
export interface Proposal {
  readonly text: string;
  readonly kind: ProposalKind;
  /** A word about it, '' for none. */
  readonly detail: string;
  /** Why it may not stand there as things are: it is shown all the same, struck through, and last. */
  readonly illegal?: string;
  /** It is the beginning of a value: what comes next is proposed when it is taken. */
  readonly goesOn?: true;
  /** More about it, for who asks. */
  readonly docs?: string;
}

/** A proposal with what accepting it changes. */
export interface Completion extends Proposal {
  /** What stands in the file afterwards: `text`, with pipes escaped in a table. */
  readonly insert: string;
  /** What it replaces: exactly the cell's value, or one member of its list. Absolute, holds the cursor. */
  readonly range: Range;
  /** What an editor compares the typed text with, where that is not `text`. */
  readonly filter: string | undefined;
}

export function proposal(kind: ProposalKind, text: string, detail = ''): Proposal {
  return { kind, text, detail };
}

/** A value that may not stand there as things are, and why. */
export function illegal(kind: ProposalKind, text: string, detail: string, why: string): Proposal {
  return { kind, text, detail, illegal: why };
}

/** The beginning of a value. */
export function beginning(kind: ProposalKind, text: string, detail = ''): Proposal {
  return { kind, text, detail, goesOn: true };
}

/** Without repetitions; the first of equal texts stays. */
export function distinct(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text));
}
