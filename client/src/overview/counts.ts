import type { Overview, ProblemCounts } from '../../../server/src/protocol.js';

export const NO_PROBLEMS: ProblemCounts = { errors: 0, warnings: 0, infos: 0, hints: 0 };

export function addCounts(a: ProblemCounts, b: ProblemCounts): ProblemCounts {
  return {
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    infos: a.infos + b.infos,
    hints: a.hints + b.hints,
  };
}

/** The problems of all roots. */
export function problemsOf(overview: Overview | undefined): ProblemCounts {
  return (overview?.roots ?? []).map(({ problems }) => problems).reduce(addCounts, NO_PROBLEMS);
}

/** What a badge counts: what is wrong, not what could be nicer. */
export function serious({ errors, warnings }: ProblemCounts): number {
  return errors + warnings;
}
