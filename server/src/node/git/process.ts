import { spawnSync, type ChildProcessByStdio } from 'node:child_process'; // loaded by the bundles when first called
import type { Readable, Writable } from 'node:stream';
import { gitProgram } from './program.js';

/** Settings of a repository that could make git run a program of the repository's choice, and what a user may have set that changes what git prints. */
const HARMLESS = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'core.quotePath=off'];

/** How long git may take for one answer (milliseconds). */
export const PATIENCE = 60_000;

export interface GitRun {
  readonly cwd: string;
  readonly args: readonly string[];
  /** Further settings, `key=value`. */
  readonly config?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** How long git may take (milliseconds); 0: as long as it wants. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

export type GitChild = ChildProcessByStdio<Writable, Readable, null>;

let spawned = 0;

/** How many git processes were started by this one: for tests that hold some work to start none. */
export function spawnedGit(): number {
  return spawned;
}

/** Counts a git process that is started elsewhere. */
export function countGit(): void {
  spawned++;
}

/** Starts git without a shell, hooks, pagers, a network, and what the environment says of other repositories. */
export async function startGit({ cwd, args, config = [], env, patience, signal }: GitRun): Promise<GitChild> {
  const { spawn } = await import('node:child_process'); // 10 ms to load, and most commands end without
  countGit();
  const settings = [...HARMLESS, ...config].flatMap((one) => ['-c', one]);
  const child = spawn(gitProgram(), [...settings, ...args], {
    cwd,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...environment(), ...env },
    ...(signal === undefined ? {} : { signal }),
  });
  endAfter(child, patience ?? PATIENCE);
  return child;
}

/** Node's own `timeout` would keep this process waiting for a git that was never there to start. */
function endAfter(child: GitChild, patience: number): void {
  if (patience === 0) return;
  const timer = setTimeout(() => child.kill(), patience).unref();
  child.once('exit', () => {
    clearTimeout(timer);
  });
}

/**
 * Runs git to its end.
 * @param take is given the output as it comes
 * @returns the exit code; undefined where git could not run or did not end
 */
export async function streamGit(run: GitRun, take: (chunk: Buffer) => void): Promise<number | undefined> {
  const child = await startGit(run);
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(undefined);
    });
    child.stdout.on('data', take);
    child.on('close', (code) => {
      resolve(code ?? undefined);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(run.input ?? '');
  });
}

/** Git's whole output; undefined where it could not run or ended with another code than 0. */
export async function runGit(run: GitRun): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  const code = await streamGit(run, (chunk) => chunks.push(chunk));
  return code === 0 ? Buffer.concat(chunks) : undefined;
}

/** Git's whole output, waited for; undefined where it could not run or ended with another code than 0. */
export function gitNow({ cwd, args, config = [], input = '' }: GitRun): Buffer | undefined {
  countGit();
  const settings = [...HARMLESS, ...config].flatMap((one) => ['-c', one]);
  const { status, stdout } = spawnSync(gitProgram(), [...settings, ...args], {
    cwd,
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: environment(),
    maxBuffer: 1024 * 1024 * 1024,
    timeout: PATIENCE,
  });
  return status === 0 ? stdout : undefined;
}

/** Settings given by the environment stay, since they may say which repositories are safe; `-c` goes before them. */
const KEPT = /^GIT_(?:CONFIG_|CEILING_DIRECTORIES$|EXEC_PATH$)/;

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // What a partial clone lacks is not fetched: only newer gits know the first, and any obeys the second.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
  };
}
