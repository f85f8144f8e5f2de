import type { PlacelessProblem, ProblemReason } from './problems.js';

export type Report = (problem: PlacelessProblem) => void;

/** A semantic problem: allowed by the schema, but it does not fit the rest. */
export function semantic(
  reason: ProblemReason,
  path: readonly string[],
  more: Partial<Omit<PlacelessProblem, 'reason' | 'path'>> = {},
): PlacelessProblem {
  return { kind: 'semantic', reason, severity: 'error', path, at: 'value', actual: '', expected: [], ...more };
}
