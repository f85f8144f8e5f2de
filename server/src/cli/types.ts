import type { Messages } from '../core/index.js';

/** Where a command reads from and writes to: the process in life, buffers in tests. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colour: boolean;
  /** Width of the terminal in columns; 100 where there is none. */
  readonly width: number;
}

/** What every command gets. */
export interface CommandContext {
  readonly io: Io;
  /** The folder that `-C` or DIR names, absolute. */
  readonly root: string;
  /** UTC milliseconds: `--now`, else the clock. */
  readonly now: number;
  readonly messages: Messages;
  readonly json: boolean;
  /** Starts the language server on standard input and output. */
  readonly serve: () => Promise<void>;
}

/** Exit codes of SPEC §4. */
export const EXIT = { fine: 0, findings: 1, usage: 2, internal: 3, conflict: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  /** Options beside the common ones. */
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** At most so many words behind the command. */
  readonly words: number;
  run(context: CommandContext, words: readonly string[], options: OptionValues): Promise<ExitCode> | ExitCode;
}

/** Thrown for a wrong call; main prints it with the command's usage and ends with 2. */
export class UsageError extends Error {}
