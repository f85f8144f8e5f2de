// `orch history` on a generated repository, against git itself printing the same changes.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { orch } from './processes.mjs';
import { median, milliseconds, ratio, table } from './stats.mjs';

const ROUNDS = 3;
const LEDGER = 'ORCH/STATE/TASKS.md';
/** A fifth of what the goal is for: making ten thousand commits takes longer than replaying them. */
const SIZES = [{ tasks: 1000, commits: 2000 }];
/** Milliseconds a commit: ten thousand in 20 s, on two cores that nothing else uses. */
const GOAL = 2;

/** @param {(line: string) => void} say */
export async function measureHistory(say) {
  const { handHistory, importCommits } = await generator();
  const rows = [];
  for (const { tasks, commits } of SIZES) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-bench-'));
    try {
      /** @type {{ steps: number, illegal: object[] }} */
      const count = { steps: 0, illegal: [] };
      const shape = { tasks, commits, seed: 1, illegal: 10, merges: 100 };
      await importCommits(folder, handHistory(shape, count));
      const row = measured(folder, { tasks, commits, steps: count.steps, illegal: count.illegal.length });
      say(row.join(', '));
      rows.push(row);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
  return table(['history', 'orch history', 'a commit', 'goal', 'git log --patch', 'ratio'], rows);
}

/**
 * @param {string} folder
 * @param {{ tasks: number, commits: number, steps: number, illegal: number }} shape
 */
function measured(folder, { tasks, commits, steps, illegal }) {
  const ours = [];
  const gits = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { seconds, output } = timed(process.execPath, [orch, 'history', '--json', '-C', folder], folder);
    const found = JSON.parse(output);
    if (found.steps !== steps || found.illegal !== illegal)
      throw new Error(`${found.illegal} of ${found.steps} steps were found illegal, not ${illegal} of ${steps}`);
    ours.push(seconds);
    gits.push(timed('git', ['log', '--patch', '--full-history', '-m', '--', LEDGER], folder).seconds);
  }
  const [mine, theirs] = [median(ours), median(gits)];
  const name = `${tasks.toLocaleString('en')} tasks, ${commits.toLocaleString('en')} commits, ${illegal.toLocaleString('en')} illegal steps`;
  return [
    name,
    `${mine.toFixed(1)} s`,
    milliseconds((mine * 1000) / commits),
    `${GOAL} ms`,
    `${theirs.toFixed(1)} s`,
    ratio(mine / theirs),
  ];
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function timed(program, args, cwd) {
  const since = performance.now();
  const { status, stdout } = spawnSync(program, args, { cwd, maxBuffer: 2 ** 31 - 1 });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return { seconds: (performance.now() - since) / 1000, output: stdout.toString('utf8', 0, 1 << 24) };
}

/** The generator of the tests: it counts what is illegal while it writes. */
async function generator() {
  const outfile = fileURLToPath(new URL('../../dist-test/histories.mjs', import.meta.url));
  await build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    outfile,
    stdin: {
      contents: `export { importCommits } from './test/support/fastImport.ts'; export { handHistory } from './test/support/histories.ts';`,
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
    },
  });
  return import(pathToFileURL(outfile).href);
}
