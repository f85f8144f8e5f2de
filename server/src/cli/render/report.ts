import type { Finding, Suppressed, Workspace } from '../../core/index.js';

/** What came of a check, as every format prints it. */
export interface Report {
  readonly workspace: Workspace;
  readonly findings: readonly Finding[];
  /** What the baseline accepts; undefined where there is none. */
  readonly accepted: readonly Finding[] | undefined;
  /** What suppressions hide; asked for by formats that have a place for it. */
  readonly suppressed: () => readonly Suppressed[];
  /** Show every one of many equal findings. */
  readonly all: boolean;
  /** Whether a finding lets the check fail. */
  readonly fails: (finding: Finding) => boolean;
  /** Where the workspace lies below the top of its repository, ending in `/`; '' for the top and outside of git. */
  readonly below: string;
}
