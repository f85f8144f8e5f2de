import type { HandEdits, Past } from '../past/index.js';

/** What a commit is told apart by from one of its parents. */
export interface Difference {
  readonly past: Past;
  readonly edits: HandEdits;
}

/** What is in the list of every difference: as the first has it. */
export function inAll<T>(
  [first, ...others]: readonly Difference[],
  listOf: (difference: Difference) => readonly T[],
  key: (one: T) => string,
): readonly T[] {
  if (first === undefined) return [];
  const keys = others.map((other) => new Set(listOf(other).map(key)));
  return listOf(first).filter((one) => keys.every((known) => known.has(key(one))));
}
