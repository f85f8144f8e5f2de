import type { Messages } from '../core/index.js';
import type { Candidates } from './completion/spec.js';
import type { HoldTiming } from './moves/hold/timing.js';

/** Where a command reads from and writes to: the process in life, buffers in tests. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** Whether standard error is a terminal: somebody watches. */
  readonly terminal: boolean;
  /** Width of the terminal in columns; 100 where there is none. */
  readonly width: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line asks of its surroundings; everything has the process's value by default. */
export interface Surroundings {
  readonly io?: Io;
  readonly cwd?: string;
  readonly env?: Environment;
  /** UTC milliseconds. */
  readonly now?: number;
  /** Starts the language server; only the real process has one. */
  readonly serve?: () => Promise<void>;
  /** Absolute path of `orch.cjs`, for what calls Orch later; only the real process has one. */
  readonly self?: string;
  /** How often `orch lock hold` looks and renews. */
  readonly timing?: HoldTiming;
}

/** The surroundings of one run, complete. */
export interface Call {
  readonly io: Io;
  readonly env: Environment;
  readonly messages: Messages;
  readonly language: string | undefined;
  readonly cwd: string;
  /** UTC milliseconds. */
  readonly clock: number;
  readonly serve: () => Promise<void>;
  /** Absolute path of `orch.cjs`. */
  readonly self: string | undefined;
  readonly timing: HoldTiming | undefined;
}

/** What every command gets. */
export interface CommandContext {
  readonly io: Io;
  readonly env: Environment;
  /** The workspace, absolute: what `-C` names, else the nearest folder with ledgers at or above the current one. */
  readonly root: string;
  /** Where the user is, absolute: what `-C` names, else the current folder. */
  readonly here: string;
  /** UTC milliseconds: `--now`, else the clock. */
  readonly now: number;
  readonly messages: Messages;
  /** Locale tag such as `ja_JP.UTF-8`. */
  readonly language: string | undefined;
  readonly json: boolean;
  /** `--as`. */
  readonly as: string | undefined;
  /** `--key`. */
  readonly key: string | undefined;
  readonly dryRun: boolean;
  /** Starts the language server on standard input and output. */
  readonly serve: () => Promise<void>;
  /** Absolute path of `orch.cjs`, for what calls Orch later; undefined where the sources run. */
  readonly self: string | undefined;
  readonly timing: HoldTiming | undefined;
}

/** Exit codes of SPEC §4. A command that runs another one ends with that one's. */
export const EXIT = { fine: 0, findings: 1, refused: 1, usage: 2, internal: 3, conflict: 4, leaseLost: 4 } as const;

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  /** Options beside the common ones. */
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** At most so many words behind the command. */
  readonly words: number;
  /** What a shell completes its first word with. */
  readonly completes?: Candidates;
  /** For scripts, not for people: in no help. */
  readonly hidden?: true;
  run(context: CommandContext, words: readonly string[], options: OptionValues): Promise<number> | number;
}

/** Thrown for a wrong call; it is printed and ends with 2. */
export class UsageError extends Error {}
