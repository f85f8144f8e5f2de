// Claims of one task by many processes at once: Orch's store against proper-lockfile.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, milliseconds, ratio, table } from './stats.mjs';

const claimant = fileURLToPath(new URL('claimant.mjs', import.meta.url));
const CLAIMANTS = 16;

/** Code is compiled and folders are made in the first rounds; where each waits for seconds, that does not count. */
const STORES = [
  { name: 'Orch', kind: 'orch', share: 1, warm: 3 },
  { name: 'proper-lockfile, looking again as often as Orch', kind: 'lock-file', share: 1, warm: 3 },
  { name: 'proper-lockfile, looking again as it does by default', kind: 'lock-file-as-it-is', share: 0.005, warm: 0 },
];

/** @typedef {import('node:child_process').ChildProcess} Child */

/**
 * @param {number} rounds
 * @param {(line: string) => void} say
 */
export async function measureClaims(rounds, say) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-claims-'));
  try {
    const results = [];
    for (const { name, kind, share, warm } of STORES) {
      const count = Math.ceil(rounds * share);
      const result = await race(kind, path.join(folder, kind), count, warm);
      say(`claims, ${name}: ${count} rounds, ${result.alone} with one winner, ${milliseconds(result.time)} a round`);
      results.push({ name, count, ...result });
    }
    const [ours] = results;
    const rows = results.map(({ name, count, alone, time }) => [
      name,
      `${alone} of ${count}`,
      milliseconds(time),
      ratio(time / (ours?.time ?? NaN)),
      (1000 / time).toPrecision(2),
    ]);
    const header = ['store', 'rounds with exactly one winner', 'median of a round', 'against Orch', 'claims a second'];
    return table(header, rows);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A round is over when each of the processes knows whether it won. Between rounds the task is given back, outside the time.
 * @param {string} kind
 * @param {string} root
 * @param {number} rounds
 * @param {number} warm rounds before, that do not count
 */
async function race(kind, root, rounds, warm) {
  writeSmall(root);
  const children = Array.from({ length: CLAIMANTS }, (_, at) =>
    fork(claimant, [kind, root, `WORK@claude-${at + 1}`], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  try {
    await Promise.all(children.map(heard));
    const times = [];
    let alone = 0;
    for (let round = 0; round < rounds + warm; round++) {
      const since = performance.now();
      const won = await Promise.all(children.map((child) => ask(child, 'claim')));
      const time = performance.now() - since;
      const winners = children.filter((_, at) => won[at] === true);
      for (const winner of winners) await ask(winner, 'release');
      if (round < warm) continue;
      times.push(time);
      if (winners.length === 1) alone++;
    }
    return { alone, time: median(times) };
  } finally {
    for (const child of children) child.disconnect();
  }
}

/**
 * @param {Child} child
 * @param {string} what
 */
async function ask(child, what) {
  child.send(what);
  return heard(child);
}

/** @param {Child} child */
async function heard(child) {
  const gone = new AbortController();
  const left = once(child, 'exit', { signal: gone.signal }).then(() => Promise.reject(new Error('a claimant gave up')));
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal: gone.signal }), left]);
    return answer;
  } finally {
    left.catch(() => undefined);
    gone.abort();
  }
}

/** @param {string} root */
function writeSmall(root) {
  const state = path.join(root, 'ORCH/STATE');
  fs.mkdirSync(state, { recursive: true });
  const rows = Array.from({ length: 10 }, (_, at) => `| T-${at + 1} | Task ${at + 1} | READY | WORK | - | - | - |`);
  const header = '| task_id | title | state | owner | lock | lock_owner | lock_expires_at |';
  fs.writeFileSync(
    path.join(state, 'TASKS.md'),
    `# Tasks\n\n${header}\n|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`,
  );
}
