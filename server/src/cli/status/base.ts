import { formatTime, type Messages, type Past } from '../../core/index.js';

/** What the ledgers are compared with, for programs. */
export interface ComparedWith {
  readonly kind: Past['kind'];
  readonly commit: string | null;
  /** When it was committed. */
  readonly time: string | null;
  /** Why there is no commit to compare with. */
  readonly without: NonNullable<Past['without']> | null;
}

export function baseOf({ kind, commit, without }: Past): ComparedWith {
  const time = commit === undefined ? null : formatTime(commit.time);
  return { kind, commit: commit?.oid ?? null, time, without: without ?? null };
}

/** The same for people, in a line. */
export function comparison({ kind, commit, time, without }: ComparedWith, { base }: Messages): string {
  if (kind === 'commit') return base.with.commit({ commit: (commit ?? '').slice(0, 8), time: time ?? '' });
  return kind === 'audit' ? base.with.audit : base.with.none({ why: without ?? 'off' });
}
