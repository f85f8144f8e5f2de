import type { BaseSummary, ChangedRow, RowChange } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';

/** The marks of the gutter, the gravest first. */
export const CHANGES: readonly RowChange[] = ['illegal', 'added', 'changed'];

/** The lines of each mark in a document of so many lines. */
export function marksOf(rows: readonly ChangedRow[], lineCount: number): ReadonlyMap<RowChange, readonly number[]> {
  const marks = new Map<RowChange, number[]>(CHANGES.map((change) => [change, []]));
  for (const { change, line } of rows) if (line < lineCount) marks.get(change)?.push(line);
  return marks;
}

/** How many hexadecimal digits name a commit for people. */
const SHORT = 8;

/** What ledgers are compared with, in a few words: the right place for a title. */
export function baseName(base: BaseSummary, t: Translate): string {
  if (base.kind === 'commit') return base.oid.slice(0, SHORT);
  return base.kind === 'audit' ? t('audit log') : t('nothing');
}

/** What ledgers are compared with, or why with nothing, as a sentence. */
export function baseSentence(base: BaseSummary, t: Translate): string {
  if (base.kind === 'commit') {
    const { author, time } = base;
    const oid = baseName(base, t);
    return author === undefined
      ? t('Hand edits are judged against commit {0} of {1}.', oid, time)
      : t('Hand edits are judged against commit {0} of {1} by {2}.', oid, time, author);
  }
  const why = whyNoCommit(base.without, t);
  return base.kind === 'audit'
    ? `${why} ${t('Hand edits are judged against the audit log.')}`
    : `${why} ${t('Hand edits are not judged.')}`;
}

function whyNoCommit(why: Exclude<BaseSummary, { kind: 'commit' }>['without'], t: Translate): string {
  switch (why) {
    case 'no-git':
      return t('There is no git repository here.');
    case 'no-program':
      return t('Git was not found.');
    case 'no-commit':
      return t('There is no commit yet.');
    case 'untrusted':
      return t('Git is not asked in Restricted Mode.');
    case 'unreadable':
      return t('Git cannot give the last commit.');
    case 'off':
      return t('The comparison with a commit is switched off.');
    case 'reading':
      return t('The last commit is being read.');
  }
}
