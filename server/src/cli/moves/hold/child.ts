import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a command ended: by an exit code, by a signal, or never begun. */
export type Ended =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'failed'; readonly detail: string };

/** A command that runs in a process group of its own, so that all that it starts can be stopped with it. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** Ends the command and everything that it started: politely, and after `patience` ms by force. */
  stop(patience: number): Promise<void>;
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starts a command without a shell. Signals to this process go to the command while it runs. */
export function start([program = '', ...args]: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Running {
  const child = spawn(program, args, { cwd, env, stdio: 'inherit', detached: process.platform !== 'win32' });
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ kind: 'failed', detail: error.code ?? error.message });
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? { kind: 'exit', code: code ?? 0 } : { kind: 'signal', signal });
    });
  });
  const forward = (signal: NodeJS.Signals): void => void signalGroup(child, signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  void ended.then(() => {
    for (const signal of FORWARDED) process.off(signal, forward);
  });
  return { ended, stop: (patience) => stopTree(child, patience) };
}

/** The exit code that a shell would give. */
export function exitOf(ended: Ended): number {
  if (ended.kind === 'exit') return ended.code;
  return ended.kind === 'signal' ? 128 + constants.signals[ended.signal] : 127;
}

/** How often the end of a group is looked for (ms). */
const STEP = 50;

async function stopTree(child: ChildProcess, patience: number): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') return killOnWindows(child.pid);
  signalGroup(child, 'SIGTERM');
  for (let waited = 0; waited < patience && groupLives(child); waited += STEP) await sleep(STEP);
  signalGroup(child, 'SIGKILL');
}

/** Windows knows no groups that can be signalled; its own tool ends a process with its children. */
async function killOnWindows(pid: number): Promise<void> {
  const killer = spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
  await new Promise((resolve) => {
    killer.once('error', resolve);
    killer.once('exit', resolve);
  });
}

function groupLives(child: ChildProcess): boolean {
  return signalGroup(child, 0);
}

/** Whether there was anybody to get the signal. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    return false;
  }
}
