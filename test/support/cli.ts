import { main } from '../../server/src/cli/main.js';
import type { Surroundings } from '../../server/src/cli/types.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The time at which commands run in tests unless they say otherwise. */
export const CLI_NOW = Date.UTC(2026, 0, 15, 12);

/** Runs the command line in this process, in English and without colours unless `surroundings` say otherwise. */
export async function orch(
  argv: readonly string[],
  surroundings: {
    cwd?: string;
    env?: Record<string, string>;
    colour?: boolean;
    terminal?: boolean;
    /** Told what goes to standard error, as it does. */
    watch?: (text: string) => void;
    width?: number;
    now?: number;
    timing?: Surroundings['timing'];
    self?: string;
  } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => {
      err += text;
      surroundings.watch?.(text);
    },
    colour: surroundings.colour ?? false,
    terminal: surroundings.terminal ?? false,
    width: surroundings.width ?? 100,
  };
  const code = await main(argv, {
    io,
    cwd: surroundings.cwd ?? process.cwd(),
    env: surroundings.env ?? { LANG: 'C' },
    now: surroundings.now ?? CLI_NOW,
    ...(surroundings.self === undefined ? {} : { self: surroundings.self }),
    ...(surroundings.timing === undefined ? {} : { timing: surroundings.timing }),
  });
  return { code, out, err };
}

/** One finding of `check --format json`. */
export interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly id: string | null;
}

export interface JsonReport {
  readonly version: number;
  readonly findings: readonly JsonFinding[];
  readonly summary: Readonly<
    Record<'files' | 'tasks' | 'approvals' | 'errors' | 'warnings' | 'infos' | 'hints', number>
  >;
}

/** `orch check --format json` of a folder, parsed. */
export async function checkJson(folder: string, ...options: readonly string[]): Promise<JsonReport> {
  const { out, err } = await orch(['check', '--format', 'json', ...options, folder]);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as JsonReport;
}
