/** In what respect a policy lets more through than another. */
export type Loosened =
  | 'separation'
  | 'required'
  | 'quorum'
  | 'approves'
  | 'commands'
  | 'actor'
  | 'person'
  | 'agent'
  | 'automatic'
  | 'kind'
  | 'status'
  | 'id'
  | 'protected'
  | 'root'
  | 'path'
  | 'column'
  | 'state'
  | 'event'
  | 'limit'
  | 'expiry'
  | 'ttl'
  | 'grace'
  | 'stale'
  | 'severity'
  | 'ledger-home';

/** One thing that a policy lets through and the one before did not. */
export interface Loosening {
  /** The key below `orch:` that says so, where it stands or would stand. */
  readonly path: readonly string[];
  readonly what: Loosened;
  readonly before: string;
  readonly after: string;
  /** Whom or what it concerns, where the key does not say it: an actor, a file, a state; else ''. */
  readonly example: string;
}

/** A loosening as a list of one. */
export function loosening(
  what: Loosened,
  path: readonly string[],
  before: string | number,
  after: string | number,
  example = '',
): readonly [Loosening] {
  return [{ what, path, before: String(before), after: String(after), example }];
}

/** Nothing is looser. */
export const TIGHT: readonly Loosening[] = [];
