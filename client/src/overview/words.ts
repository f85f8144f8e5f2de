import type { Overview, ProblemCounts } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';

/** `2 errors, 1 warning`; what there is none of is left out. Empty where there is nothing at all. */
export function countWords({ errors, warnings, infos, hints }: ProblemCounts, t: Translate): string {
  const words = [
    ...(errors > 0 ? [errors === 1 ? t('1 error') : t('{0} errors', errors)] : []),
    ...(warnings > 0 ? [warnings === 1 ? t('1 warning') : t('{0} warnings', warnings)] : []),
    ...(infos > 0 ? [infos === 1 ? t('1 note') : t('{0} notes', infos)] : []),
    ...(hints > 0 ? [hints === 1 ? t('1 hint') : t('{0} hints', hints)] : []),
  ];
  return words.join(t(', '));
}

/** A sentence for each root whose window shows the ledgers of a branch while moves write those of another worktree. */
export function elsewhereLines(roots: Overview['roots'], t: Translate): string[] {
  return roots.flatMap(({ name, movesTo }) =>
    movesTo === undefined
      ? []
      : [t('{0}: this shows the ledgers of a branch; moves are written in the main worktree, {1}.', name, movesTo)],
  );
}
