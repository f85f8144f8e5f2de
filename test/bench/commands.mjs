// CPU and wall time of the command line against a bare `node -e 0`, whole processes, in turn.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkspace } from './ledgers.mjs';
import { median, milliseconds, ratio, table } from './stats.mjs';

const orch = fileURLToPath(new URL('../../dist/orch.cjs', import.meta.url));
const rusage = fileURLToPath(new URL('rusage.py', import.meta.url));
const ROUNDS = 11;

const workspaces = [
  { size: 1000, records: false },
  { size: 1000, records: true },
  { size: 10_000, records: true },
];

/** @param {(line: string) => void} say */
export async function measureCommands(say) {
  const rows = [];
  for (const { size, records } of workspaces) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-bench-'));
    const root = path.join(folder, 'workspace');
    try {
      writeWorkspace(root, size, records);
      const counts = `${size.toLocaleString('en')} + ${size.toLocaleString('en')}`;
      const row = await compare(
        `orch check, ${counts}${records ? ', a record for each approval' : ', ledgers alone'}`,
        [orch, 'check', root],
        folder,
      );
      say(row.join(', '));
      rows.push(row);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
  return table(
    [
      'command',
      'CPU',
      'CPU of node -e 0',
      'ratio',
      'wall, with the start of the meter',
      'the same of node -e 0',
      'ratio',
    ],
    rows,
  );
}

/**
 * @param {string} name
 * @param {readonly string[]} argv
 * @param {string} caches folder of the caches: those of the user hold what other versions and runs left
 */
async function compare(name, argv, caches) {
  const ours = [];
  const bare = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const one = await run(argv, caches);
    const other = await run(['-e', '0'], caches);
    if (round === 0) continue; // warms the caches up
    ours.push(one);
    bare.push(other);
  }
  const of = (/** @type {readonly Used[]} */ runs, /** @type {keyof Used} */ key) =>
    median(runs.map((used) => used[key]));
  return [
    name,
    milliseconds(of(ours, 'cpu')),
    milliseconds(of(bare, 'cpu')),
    ratio(of(ours, 'cpu') / of(bare, 'cpu')),
    milliseconds(of(ours, 'wall')),
    milliseconds(of(bare, 'wall')),
    ratio(of(ours, 'wall') / of(bare, 'wall')),
  ];
}

/** @typedef {{ cpu: number, wall: number }} Used milliseconds */

/**
 * Runs node and says what the process used, as the kernel counts it.
 * @param {readonly string[]} argv
 * @param {string} caches
 * @returns {Promise<Used>}
 */
function run(argv, caches) {
  return new Promise((resolve, reject) => {
    const since = performance.now();
    const child = spawn('python3', [rusage, process.execPath, ...argv], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, XDG_CACHE_HOME: caches },
    });
    let printed = '';
    child.stdout.on('data', (data) => (printed += String(data)));
    child.once('error', reject);
    child.once('exit', () => resolve({ cpu: Number(printed), wall: performance.now() - since }));
  });
}
