import { fork, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import type { Intent } from '../../../server/src/core/index.js';

/** What a worker is told to do. */
export type Order =
  | { readonly kind: 'act'; readonly root: string; readonly intent: Intent; readonly as: string; readonly now?: number }
  /** Moves without an end on tasks `T-1` to `T-<tasks>`. */
  | {
      readonly kind: 'rampage';
      readonly root: string;
      readonly as: string;
      readonly seed: number;
      readonly tasks: number;
    };

/** What came of one move. */
export type Answer =
  | { readonly accepted: true; readonly token: number | null; readonly id: string | null }
  | { readonly accepted: false; readonly code: string };

/** What a worker may not do. */
export interface Limits {
  /** As whom it runs, where this process is root. */
  readonly uid?: number;
  /** No file of its may be longer than so many blocks of 512 or 1,024 bytes. */
  readonly blocks?: number;
}

/** A process of its own that makes moves (mover.ts). */
export class Worker {
  readonly #child: ChildProcess;
  readonly answers: Answer[] = [];
  #waiting: ((answer: Answer) => void) | undefined;

  constructor(bundle: string, { uid, blocks }: Limits) {
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
    // The shell sets a limit that Node cannot set; it is replaced by the worker and gets nothing but its own words.
    const limited = ['-c', `ulimit -f ${String(blocks)}; exec "$0" "$1"`, process.execPath, bundle];
    this.#child =
      blocks === undefined
        ? fork(bundle, { stdio: [...stdio], ...(uid === undefined ? {} : { uid, gid: uid }) })
        : spawn('/bin/sh', limited, { stdio: [...stdio] });
    this.#child.on('message', (answer: Answer) => {
      this.answers.push(answer);
      this.#waiting?.(answer);
    });
  }

  /** Orders a move and waits for what came of it. */
  async act(order: Omit<Extract<Order, { kind: 'act' }>, 'kind'>): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      this.#waiting = resolve;
      this.#child.once('exit', (code) => {
        reject(new Error(`a worker ended: ${String(code)}`));
      });
    });
    this.#child.send({ kind: 'act', ...order } satisfies Order);
    return answer.finally(() => this.#child.removeAllListeners('exit'));
  }

  rampage(order: Omit<Extract<Order, { kind: 'rampage' }>, 'kind'>): void {
    this.#child.send({ kind: 'rampage', ...order } satisfies Order);
  }

  /** Resolves with the first answer. */
  async firstAnswer(): Promise<void> {
    if (this.answers.length > 0) return;
    await new Promise<Answer>((resolve) => (this.#waiting = resolve));
  }

  /** Kills it without any warning, and waits until it is gone. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** Builds the worker once; its processes end with the test file. */
export async function workerPool(): Promise<(limits?: Limits) => Worker> {
  const folder = mkdtempSync(join(tmpdir(), 'orch-worker-'));
  const bundle = join(folder, 'mover.cjs');
  const workers: Worker[] = [];
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    rmSync(folder, { recursive: true, force: true });
  });
  await build({
    entryPoints: [join(import.meta.dirname, 'mover.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    logLevel: 'error',
  });
  chmodSync(folder, 0o755);
  return (limits = {}) => {
    const worker = new Worker(bundle, limits);
    workers.push(worker);
    return worker;
  };
}
