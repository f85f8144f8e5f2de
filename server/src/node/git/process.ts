/** Settings of a repository that could make git run a program of the repository's choice, and what a user may have set that changes what git prints. */
const HARMLESS = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'core.quotePath=off'];

/** How long git may take for one answer (milliseconds). */
const PATIENCE = 60_000;

export interface GitRun {
  readonly cwd: string;
  readonly args: readonly string[];
  /** Further settings, `key=value`. */
  readonly config?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/**
 * Runs git without a shell, hooks, pagers and what the environment says of other repositories.
 * @param take is given the output as it comes
 * @returns the exit code; undefined where git could not run or did not end
 */
export async function streamGit(run: GitRun, take: (chunk: Buffer) => void): Promise<number | undefined> {
  const { spawn } = await import('node:child_process'); // 10 ms to load, and most commands end without
  const settings = [...HARMLESS, ...(run.config ?? [])].flatMap((one) => ['-c', one]);
  return new Promise((resolve) => {
    const child = spawn('git', [...settings, ...run.args], {
      cwd: run.cwd,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...environment(), ...run.env },
      timeout: PATIENCE,
    });
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

/** Settings given by the environment stay, since they may say which repositories are safe; `-c` goes before them. */
const KEPT = /^GIT_(?:CONFIG_|CEILING_DIRECTORIES$|EXEC_PATH$)/;

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
  };
}
