// Other trackers that keep tasks as files in a repository: which of them notices an edit by hand that breaks the process,
// and what beginning a task costs them.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeApprovals, writeBacklog, writeOrch, writeStorybloq, writeTaskMaster } from './peers/workspaces.mjs';
import { compare, orch, processTable } from './processes.mjs';
import { table } from './stats.mjs';

const TASKS = 1000;
const ROUNDS = 7;
/** Tasks in the workspaces that are edited. */
const FEW = 40;

const peer = (/** @type {string} */ file) => fileURLToPath(new URL(`peers/node_modules/${file}`, import.meta.url));

/**
 * @typedef {import('./peers/workspaces.mjs').Item} Item
 * @typedef {(root: string, items: readonly Item[]) => void} Write
 * @typedef {{ name: string, write: Write, check: readonly string[], start: readonly string[], mentions: (at: number) => string }} Tool
 *   `check`: what it has to judge its files; `start`: begins the 30th task; `mentions`: how it names a task (from 1), as a regular expression
 */

/** @type {readonly Tool[]} */
const TOOLS = [
  {
    name: 'Orch',
    write: writeOrch,
    check: [orch, 'check'],
    start: [orch, 'start', 'T-30', '--as', 'WORK@claude-3'],
    mentions: (at) => `T-${at}`,
  },
  {
    name: 'Backlog.md',
    write: writeBacklog,
    check: [peer('backlog.md/cli.js'), 'doctor'],
    start: [peer('backlog.md/cli.js'), 'task', 'edit', '30', '-s', 'In Progress', '-a', '@claude', '--plain'],
    mentions: (at) => `TASK-${at}`,
  },
  {
    name: 'Storybloq',
    write: writeStorybloq,
    check: [peer('@storybloq/storybloq/dist/cli.js'), 'validate'],
    start: [peer('@storybloq/storybloq/dist/cli.js'), 'ticket', 'start', 'T-030'],
    mentions: (at) => `T-${String(at).padStart(3, '0')}`,
  },
  {
    name: 'task-master',
    write: writeTaskMaster,
    check: [peer('task-master-ai/dist/task-master.js'), 'validate-dependencies'],
    start: [peer('task-master-ai/dist/task-master.js'), 'set-status', '30', 'in-progress'],
    mentions: (at) => `(?:[Tt]ask|ID|#)\\s*:?\\s*${at}`,
  },
];

/** The 20th task is done, the 30th is ready, the 40th planned; the 35th depends on the 40th. */
const DONE = 20;
const READY = 30;
const PLANNED = 40;

/** @param {Partial<Item>} change */
const changed =
  (/** @type {number} */ at, /** @type {Partial<Item>} */ change) => (/** @type {readonly Item[]} */ items) =>
    items.map((item) => (item.at === at ? { ...item, ...change } : item));

/** @type {readonly { name: string, at: number, edit: (items: readonly Item[]) => readonly Item[] }[]} */
const EDITS = [
  { name: 'a planned task typed over to done', at: PLANNED, edit: changed(PLANNED, { state: 'done' }) },
  { name: 'a finished task typed over to not begun', at: DONE, edit: changed(DONE, { state: 'planned' }) },
  {
    name: 'a ready task typed over to under way, though what it depends on is not done',
    at: 35,
    edit: changed(35, { state: 'active' }),
  },
  { name: 'a task taken out of the list', at: READY, edit: (items) => items.filter(({ at }) => at !== READY) },
  {
    name: 'a new task that is done when it appears',
    at: FEW + 1,
    edit: (items) => [...items, { at: FEW + 1, state: 'done', depends: [] }],
  },
  { name: 'a state that nobody defined', at: READY, edit: changed(READY, { state: 'almost' }) },
];

/** Only Orch has approvals. */
const DECISIONS = [
  {
    name: 'an approved row’s evidence replaced by another',
    edit: (/** @type {string} */ text) => text.replace('-A-20.', '-A-19.'),
  },
  {
    name: 'a rejection typed over to approved',
    edit: (/** @type {string} */ text) => text.replace('| rejected |', '| approved |'),
  },
  {
    name: 'a requester approving the own request',
    edit: (/** @type {string} */ text) =>
      text.replace('| pending | WORK@dana | - | - |', '| approved | WORK@dana | WORK@dana | WORK |'),
  },
];

/** @param {(line: string) => void} say */
export async function measurePeers(say) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orch-peers-'));
  try {
    const noticed = whoNotices(folder, say);
    const costs = await whatStartingCosts(folder, say);
    return `${noticed}\n\n${costs}`;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {(line: string) => void} say
 */
function whoNotices(folder, say) {
  const rows = EDITS.map((edit) => {
    const row = [edit.name, ...TOOLS.map((tool) => notices(tool, edit, folder))];
    say(row.join(', '));
    return row;
  });
  const decisions = DECISIONS.map(({ name, edit }) => {
    const row = [name, orchNotices(folder, edit), ...TOOLS.slice(1).map(() => 'has no approvals')];
    say(row.join(', '));
    return row;
  });
  return table(['edit by hand', ...TOOLS.map(({ name }) => name)], [...rows, ...decisions]);
}

/**
 * A tool notices where its check ends otherwise than on the files as they were, or names the task more often.
 * @param {Tool} tool
 * @param {(typeof EDITS)[number]} edit
 * @param {string} folder
 */
function notices(tool, edit, folder) {
  const root = path.join(folder, 'edited');
  const items = itemsOf(FEW);
  commit(root, () => tool.write(root, items));
  const before = judge(tool, root, folder);
  tool.write(root, edit.edit(items));
  const after = judge(tool, root, folder);
  fs.rmSync(root, { recursive: true });
  const name = new RegExp(`(?<!\\w)${tool.mentions(edit.at)}\\b`, 'g');
  const count = (/** @type {string} */ text) => [...text.matchAll(name)].length;
  return after.code !== before.code || count(after.output) > count(before.output) ? 'yes' : 'no';
}

/**
 * @param {string} folder
 * @param {(text: string) => string} edit
 */
function orchNotices(folder, edit) {
  const [tool] = TOOLS;
  if (tool === undefined) return '';
  const root = path.join(folder, 'edited');
  const file = path.join(root, 'ORCH/STATE/APPROVALS.md');
  commit(root, () => {
    tool.write(root, itemsOf(FEW));
    writeApprovals(root);
  });
  const before = judge(tool, root, folder);
  const text = fs.readFileSync(file, 'utf8');
  if (edit(text) === text) throw new Error('the edit changes nothing');
  fs.writeFileSync(file, edit(text));
  const after = judge(tool, root, folder);
  fs.rmSync(root, { recursive: true });
  return after.code !== before.code || after.output.length > before.output.length ? 'yes' : 'no';
}

/**
 * @param {string} folder
 * @param {(line: string) => void} say
 */
async function whatStartingCosts(folder, say) {
  const items = itemsOf(TASKS);
  const env = environment(folder);
  const measured = TOOLS.map((tool) => {
    const root = path.join(folder, tool.name);
    commit(root, () => tool.write(root, items));
    const before = () => {
      git(root, ['checkout', '--quiet', '--', '.']);
      fs.rmSync(path.join(root, '.git', 'orch'), { recursive: true, force: true });
      git(root, ['clean', '--quiet', '-fdx']);
    };
    return { name: `${tool.name}: ${commandOf(tool)}`, argv: tool.start, cwd: root, before };
  });
  const rows = await compare(measured, { rounds: ROUNDS, env });
  const own = Number.parseFloat(rows[0]?.[1] ?? '');
  for (const row of rows) say(row.join(', '));
  const times = rows.map((row) => `${(Number.parseFloat(row[1] ?? '') / own).toFixed(1)} ×`);
  return `${processTable(rows)}\n\n${table(
    ['CPU against Orch', ...TOOLS.map(({ name }) => name)],
    [['begin a task of 1,000', ...times]],
  )}`;
}

/** @param {Tool} tool */
function commandOf({ start }) {
  return `\`${start.slice(1).join(' ')}\``;
}

/**
 * @param {number} count
 * @returns {Item[]}
 */
function itemsOf(count) {
  return Array.from({ length: count }, (_, index) => {
    const at = index + 1;
    const state = at <= DONE ? 'done' : at === PLANNED ? 'planned' : 'ready';
    return { at, state, depends: at === 35 ? [PLANNED] : [] };
  });
}

/**
 * @param {string} root
 * @param {() => void} write
 */
function commit(root, write) {
  fs.mkdirSync(root, { recursive: true });
  git(root, ['init', '--quiet', '-b', 'main']);
  write();
  git(root, ['add', '-A']);
  git(root, ['-c', 'user.name=dana', '-c', 'user.email=dana@example.org', 'commit', '--quiet', '-m', 'begin']);
}

/**
 * @param {string} root
 * @param {readonly string[]} argv
 */
function git(root, argv) {
  const { status, stderr } = spawnSync('git', argv, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${argv.join(' ')}: ${stderr}`);
}

/**
 * @param {Tool} tool
 * @param {string} root
 * @param {string} folder
 */
function judge({ name, check }, root, folder) {
  const env = { ...process.env, ...environment(folder) };
  const { status, stdout, stderr, error } = spawnSync(process.execPath, check, { cwd: root, env, encoding: 'utf8' });
  if (error !== undefined || status === null) throw new Error(`${name} did not run: ${String(error)}`);
  return { code: status, output: `${stdout}\n${stderr}` };
}

/** @param {string} folder */
function environment(folder) {
  const home = path.join(folder, 'home');
  fs.mkdirSync(home, { recursive: true });
  fs.writeFileSync(path.join(home, '.gitconfig'), '[user]\n\tname = dana\n\temail = dana@example.org\n');
  return { HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, NO_COLOR: '1', CI: '1', DO_NOT_TRACK: '1' };
}
