/** Findings that were there when Orch came in: as many of each as `count` says pass for accepted. */
export interface Accepted {
  readonly file: string;
  readonly rule: string;
  /** Id of the record, null where the finding is about none. */
  readonly id: string | null;
  /** Lower-case hexadecimal SHA-256 of the text that the finding is about: once that is edited, it counts as new. */
  readonly digest: string;
  /** At least 1. */
  readonly count: number;
  /** Fields of a later minor version; they are kept. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/**
 * What a workspace accepts. Findings are known by file, rule, record and the text of the cell, never by line, so that
 * rows may move. Findings that come with the time alone are accepted like all others: an overdue task that was there
 * stays accepted until its date is changed, one that becomes overdue later is new.
 */
export interface Baseline {
  /** In order of file, rule, id and digest; no two of the same. */
  readonly findings: readonly Accepted[];
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Findings that say that the gate was passed by, or loosened: none of them is an old debt, so no baseline accepts them. */
export function isAcceptable(rule: string): boolean {
  return !rule.startsWith('history/') && !NEVER.has(rule);
}

const NEVER: ReadonlySet<string> = new Set([
  'audit/chain-broken',
  'evidence/changed-after-decision',
  'flags/changed',
  'policy/weakened',
]);

/** The version of the format that this Orch writes; it reads all up to it. */
export const BASELINE_VERSION = 1;

/** What came of reading a baseline file. */
export type BaselineReading =
  | { readonly kind: 'read'; readonly baseline: Baseline }
  /** Made by a newer Orch. */
  | { readonly kind: 'newer'; readonly version: number; readonly supported: number }
  /** `at` says where: `findings[3].count`, or '' for the whole. */
  | { readonly kind: 'malformed'; readonly at: string };

/** One text for equal findings. */
export function keyOf({ file, rule, id, digest }: Pick<Accepted, 'file' | 'rule' | 'id' | 'digest'>): string {
  return JSON.stringify([file, rule, id, digest]);
}

/** The order of findings in a baseline, the same on every machine. */
export function compareAccepted(a: Accepted, b: Accepted): number {
  return (
    compare(a.file, b.file) ||
    compare(a.rule, b.rule) ||
    compare(a.id ?? '', b.id ?? '') ||
    compare(a.digest, b.digest) ||
    Number(a.id !== null) - Number(b.id !== null)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
