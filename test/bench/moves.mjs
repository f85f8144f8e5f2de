// Moves on the command line: whole processes, each on the same ledgers as the others.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { writeWorkspace } from './ledgers.mjs';
import { compare, orch, processTable } from './processes.mjs';

const ROUNDS = 15;
const SIZES = [1000, 10_000];
const WORKER = 'WORK@claude-3';
/** At work on T-00050, whose lock somebody took out of the ledger. */
const OTHER = 'WORK@claude-1';

/** A house with its own rules, for one whose policy has to be read. */
const RULES = `---
orch:
  version: 1
  people:
    dana: { roles: [CMD], emails: [dana@example.org] }
    mika: { roles: [AUDIT], emails: [mika@example.org] }
  states:
    PAUSED: { category: paused, aliases: [保留] }
  lock: { ttl_minutes: 45, heartbeat_minutes: 10 }
  wip: 2
  protected: [PROJECT_RULES.md, ORCH/STATE/flags.md, .github/workflows/*]
---

# House rules
`;

/** @param {(line: string) => void} say */
export async function measureMoves(say) {
  const rows = [];
  for (const size of SIZES) {
    for (const rules of [false, true]) {
      for (const row of await measureOn(size, rules)) {
        say(row.join(', '));
        rows.push(row);
      }
    }
  }
  return processTable(rows);
}

/**
 * @param {number} size
 * @param {boolean} rules
 */
async function measureOn(size, rules) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-bench-'));
  try {
    const root = path.join(folder, 'workspace');
    const env = { XDG_CACHE_HOME: folder, ORCH_ACTOR: WORKER };
    const before = prepare(root, path.join(folder, 'kept'), size, rules, env);
    const where = `${size.toLocaleString('en')} tasks${rules ? ' and a policy' : ''}`;
    const measured = [
      ['start', 'T-00030'],
      ['lock', 'acquire', 'T-00050', '--as', OTHER],
      ['status', 'T-00030'],
    ].map((words) => ({ name: `orch ${words.join(' ')}, ${where}`, argv: [orch, ...words], cwd: root, before }));
    return await compare(measured, { rounds: ROUNDS, env });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Writes a repository where moves were made before.
 * @param {string} root
 * @param {string} kept folder for what the moves change
 * @param {number} size
 * @param {boolean} rules
 * @param {Readonly<Record<string, string>>} env
 * @returns {() => void} puts everything back that a move changes
 */
function prepare(root, kept, size, rules, env) {
  writeWorkspace(root, size, false);
  const ledger = path.join(root, 'ORCH/STATE/TASKS.md');
  const text = fs.readFileSync(ledger, 'utf8');
  fs.writeFileSync(ledger, text.replace(/^(\| T-00050 \|.*?)\| READY \| \S+/m, `$1| DOING | ${OTHER}`));
  if (rules) fs.writeFileSync(path.join(root, 'PROJECT_RULES.md'), RULES);
  const run = (/** @type {string} */ program, /** @type {readonly string[]} */ argv) => {
    execFileSync(program, argv, { cwd: root, env: { ...process.env, ...env }, stdio: 'ignore' });
  };
  run('git', ['init', '--quiet']);
  run(process.execPath, [orch, 'start', 'T-00010']);
  run(process.execPath, [orch, 'recover', 'T-00010', '--reason', 'not now']);
  const changed = ['ORCH', path.join('.git', 'orch')];
  for (const one of changed) fs.cpSync(path.join(root, one), path.join(kept, one), { recursive: true });
  return () => {
    for (const one of changed) {
      fs.rmSync(path.join(root, one), { recursive: true });
      fs.cpSync(path.join(kept, one), path.join(root, one), { recursive: true, preserveTimestamps: true });
    }
  };
}
