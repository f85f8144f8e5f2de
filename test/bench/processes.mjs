// CPU and wall time of whole processes, one after the other in turn with a bare `node -e 0`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, milliseconds, ratio, table } from './stats.mjs';

const rusage = fileURLToPath(new URL('rusage.py', import.meta.url));

/** The bundle that is measured. */
export const orch = fileURLToPath(new URL('../../dist/orch.cjs', import.meta.url));

/**
 * @typedef {{ cpu: number, wall: number }} Used milliseconds
 * @typedef {{ name: string, argv: readonly string[], cwd?: string, exit?: number, before?: () => void }} Measured
 *   `exit`: what it has to end with, 0 unless given; `before`: what is done before each run, outside its time
 */

/**
 * Rows of a table: each process against the bare one. A first round, which fills caches, does not count.
 * @param {readonly Measured[]} all
 * @param {{ rounds: number, env: Readonly<Record<string, string>> }} how `env` on top of the process's own
 */
export async function compare(all, { rounds, env }) {
  const bare = { name: 'node -e 0', argv: ['-e', '0'] };
  /** @type {Map<Measured, Used[]>} */
  const runs = new Map([bare, ...all].map((one) => [one, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [one, used] of runs) {
      one.before?.();
      const run = await use(one, env);
      if (round > 0) used.push(run);
    }
  }
  const of = (/** @type {Measured} */ one, /** @type {keyof Used} */ key) =>
    median((runs.get(one) ?? []).map((used) => used[key]));
  return all.map((one) => [
    one.name,
    milliseconds(of(one, 'cpu')),
    milliseconds(of(bare, 'cpu')),
    ratio(of(one, 'cpu') / of(bare, 'cpu')),
    milliseconds(of(one, 'wall')),
    milliseconds(of(bare, 'wall')),
    ratio(of(one, 'wall') / of(bare, 'wall')),
  ]);
}

/** @param {readonly (readonly string[])[]} rows as `compare` gives them */
export function processTable(rows) {
  const wall = ['wall, with the start of the meter', 'the same of node -e 0', 'ratio'];
  return table(['command', 'CPU', 'CPU of node -e 0', 'ratio', ...wall], rows);
}

/**
 * Runs node and says what the process used, as the kernel counts it.
 * @param {Measured} measured
 * @param {Readonly<Record<string, string>>} env
 * @returns {Promise<Used>}
 */
function use({ name, argv, cwd, exit = 0 }, env) {
  return new Promise((resolve, reject) => {
    const since = performance.now();
    const child = spawn('python3', [rusage, process.execPath, ...argv], {
      cwd,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    let printed = '';
    child.stdout.on('data', (data) => (printed += String(data)));
    child.once('error', reject);
    child.once('close', () => {
      const [cpu = NaN, code = NaN] = printed.trim().split(' ').map(Number);
      if (code === exit) resolve({ cpu, wall: performance.now() - since });
      else reject(new Error(`${name} ended with ${code}, not with ${exit}`));
    });
  });
}
