import type { Facts, LineOrigin, PastBase, Policy, WithoutBase } from '../../core/index.js';

/** What a machine can tell of the past of one root. */
export interface PastSource {
  /**
   * Names what HEAD is now, without starting anything: where it is another text than at the last reading, the base may be
   * another.
   */
  head(): string;
  /** What HEAD has, for ledgers of this policy. Gives up after a while where git does not answer. */
  readBase(policy: Policy): Promise<BaseReading>;
  /** Files of the root changed on disk, for a source that sees nothing by itself. */
  stir?(): void;
  /** Whether the audit files below a folder may have changed since they were read. */
  logStirred(folder: string): boolean;
  /** Path → text of the audit files below a folder; the same object as last time where nothing changed. */
  readLog(folder: string): Promise<ReadonlyMap<string, string>>;
  /**
   * The text of any file of a commit; null where it has none, or the commit is not the base any more.
   * @param facts of the files as they are now: what reads the same need not be read
   */
  textOf(oid: string, path: string, facts?: Facts): Promise<string | null>;
  /** Who wrote a line (from 0) of a file of a commit. */
  originOf(oid: string, path: string, line: number): Promise<LineOrigin | undefined>;
  /**
   * The texts of files in a commit, null where it has none that is text. Paths are those of the repository, `/` between
   * parts. Undefined where there is no git, or it is not asked; `gone`: there is no such commit, or not all of it.
   * @param rev full name of a commit, or `HEAD`
   */
  textsAt(rev: string, paths: readonly string[]): Promise<CommittedTexts | 'gone' | undefined>;
  /** Nobody will ask any more. */
  end(): void;
}

export interface CommittedTexts {
  /** Full name of the commit. */
  readonly oid: string;
  readonly texts: ReadonlyMap<string, string | null>;
}

/** `reading`: git did not answer, and what was known stays in force. */
export type BaseReading = { readonly base: PastBase } | { readonly without: WithoutBase | 'reading' };

/** Where nothing is known of the past. */
export const NO_PAST_SOURCE: PastSource = {
  head: () => '',
  readBase: () => Promise.resolve({ without: 'no-git' }),
  logStirred: () => false,
  readLog: () => Promise.resolve(NOTHING),
  textOf: () => Promise.resolve(null),
  originOf: () => Promise.resolve(undefined),
  textsAt: () => Promise.resolve(undefined),
  end: () => undefined,
};

const NOTHING: ReadonlyMap<string, string> = new Map();
