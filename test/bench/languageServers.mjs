// Open → diagnostics, keystroke → diagnostics, CPU and memory of each language server, all in one run.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Session } from './client.mjs';
import { commitWorkspace, writeWorkspace } from './ledgers.mjs';
import { servers } from './servers.mjs';
import { median, milliseconds, ratio, table } from './stats.mjs';

/** So much time is spent typing into one server at one size; at least three keystrokes all the same. */
const BUDGET = 20_000;

/**
 * @typedef {{ open: number, key: number, cpu: number, keys: number, memory: number }} Figures
 */

/**
 * @param {readonly number[]} sizes tasks, with as many approvals each
 * @param {(line: string) => void} say
 * @returns {Promise<string>} Markdown
 */
export async function measureLanguageServers(sizes, say) {
  const sections = [];
  for (const size of sizes) {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-bench-'));
    try {
      writeWorkspace(root, size);
      commitWorkspace(root);
      /** @type {Map<string, Figures>} */
      const figures = new Map();
      for (const server of servers) {
        const result = await measure(server, root, size);
        figures.set(server.name, result);
        say(
          `${size}: ${server.name}: open ${milliseconds(result.open)}, keystroke ${milliseconds(result.key)} (${result.keys}), CPU a keystroke ${milliseconds(result.cpu)}, memory ${Math.round(result.memory)} MB`,
        );
      }
      sections.push(`### ${size.toLocaleString('en')} tasks and as many approvals\n\n${sectionTable(figures)}`);
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  }
  return sections.join('\n\n');
}

/** @param {ReadonlyMap<string, Figures>} figures */
function sectionTable(figures) {
  const empty = figures.get('empty server');
  const rows = [...figures].map(([name, one]) => {
    const times = (/** @type {keyof Figures} */ key) => ratio(one[key] / (empty?.[key] ?? NaN));
    return [
      name,
      milliseconds(one.open),
      times('open'),
      milliseconds(one.key),
      times('key'),
      milliseconds(one.cpu),
      `${Math.round(one.memory)} MB`,
      times('memory'),
    ];
  });
  return table(
    ['server', 'open → diagnostics', 'ratio', 'keystroke → diagnostics', 'ratio', 'CPU a keystroke', 'memory', 'ratio'],
    rows,
  );
}

/**
 * @param {import('./client.mjs').ServerDefinition} server
 * @param {string} root
 * @param {number} size
 * @returns {Promise<Figures>}
 */
async function measure(server, root, size) {
  const opens = [];
  for (let run = 0; run < 2; run++) {
    const session = new Session(server, root);
    await session.start();
    await session.settle();
    opens.push(await timed(() => openAll(session)));
    await session.stop();
  }
  const session = new Session(server, root);
  try {
    await session.start();
    await session.settle();
    opens.push(await timed(() => openAll(session)));
    await session.settle();
    const typed = await typeAlong(session, size);
    return { open: median(opens), ...typed, memory: session.memory() };
  } finally {
    await session.stop();
  }
}

/** @param {Session} session */
async function openAll(session) {
  for (const file of [...session.definition.files].reverse()) await session.open(file);
}

/**
 * Types and deletes letters in the middle of the task list. The first few are not counted: they warm the server up.
 * @param {Session} session
 * @param {number} size
 */
async function typeAlong(session, size) {
  const [file] = session.definition.files;
  const yaml = file.endsWith('.yaml');
  const middle = Math.floor(size / 2);
  const at = yaml ? { line: middle * 7 + 2, character: 12 } : { line: middle + 4, character: 16 };
  const key = async () => {
    const inserted = await timed(() => session.type(file, at, 'x'));
    const removed = await timed(() => session.type(file, at, '', 1));
    return [inserted, removed];
  };
  const since = Date.now();
  for (let warm = 0; warm < 10 && Date.now() - since < BUDGET / 4; warm++) await key();
  const start = Date.now();
  const cpu = session.cpu();
  const times = [];
  while (times.length < 4 || (times.length < 200 && Date.now() - start < BUDGET)) times.push(...(await key()));
  return { key: median(times), cpu: (session.cpu() - cpu) / times.length, keys: times.length };
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
