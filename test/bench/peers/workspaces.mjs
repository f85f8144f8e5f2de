// The same tasks, as each tracker keeps them in its files.
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * @typedef {{ at: number, state: string, depends: readonly number[] }} Item
 *   `at`: its number, from 1; `state`: planned, ready, active, done, or one that nobody knows
 */

/** @param {Item} item */
const titleOf = ({ at }) => `Reject expired coupons (${at})`;

/** @type {(known: Readonly<Record<string, string>>) => (state: string) => string} */
const spelled = (known) => (state) => known[state] ?? state;

const orchState = spelled({ planned: 'PLAN', ready: 'READY', active: 'DOING', done: 'DONE', almost: 'ALMOST' });
const backlogState = spelled({
  planned: 'To Do',
  ready: 'To Do',
  active: 'In Progress',
  done: 'Done',
  almost: 'Almost',
});
const storybloqState = spelled({ planned: 'open', ready: 'open', active: 'inprogress', done: 'complete' });
const taskMasterState = spelled({ planned: 'pending', ready: 'pending', active: 'in-progress', done: 'done' });

/**
 * @param {string} root
 * @param {readonly Item[]} items
 */
export function writeOrch(root, items) {
  const rows = items.map((item) => {
    const artifact = item.state === 'done' ? 'src/coupons.ts' : '-';
    const depends = item.depends.map((at) => `T-${at}`).join(', ') || '-';
    return `| T-${item.at} | ${titleOf(item)} | ${orchState(item.state)} | WORK | - | - | - | - | ${artifact} | - | ${depends} |\n`;
  });
  const columns = 'task_id title state owner lock lock_owner lock_expires_at due artifact notes depends'.split(' ');
  write(root, 'ORCH/STATE/TASKS.md', `# Tasks\n\n${header(columns)}${rows.join('')}`);
  write(root, 'ORCH/STATE/flags.md', 'FREEZE=off\nAUTO_DECIDE=off\n');
  write(root, 'src/coupons.ts', 'export {};\n');
}

/**
 * Approvals of the twenty tasks that are done, one that was rejected, one that waits.
 * @param {string} root
 */
export function writeApprovals(root) {
  const columns = 'appr_id task_id op status requested_by approver approver_role ts_req ts_dec evidence'.split(' ');
  const times = '2026-01-10T09:00:00Z | 2026-01-10T10:30:00Z';
  const done = Array.from({ length: 20 }, (_, index) => {
    const evidence = `ORCH/patches/2026-01/T-${index + 1}-A-${index + 1}.diff.md`;
    write(root, evidence, `# T-${index + 1}, A-${index + 1}\n\nDone as planned.\n`);
    return `| A-${index + 1} | T-${index + 1} | finish | approved | WORK@dana | AUDIT@mika | AUDIT | ${times} | ${evidence} |\n`;
  });
  write(root, 'ORCH/patches/2026-01/T-30-A-30.diff.md', '# T-30, A-30\n\nDone as planned.\n');
  const others = [
    `| A-30 | T-30 | finish | rejected | WORK@dana | AUDIT@mika | AUDIT | ${times} | ORCH/patches/2026-01/T-30-A-30.diff.md |\n`,
    '| A-31 | T-31 | finish | pending | WORK@dana | - | - | 2026-01-10T09:00:00Z | - | - |\n',
  ];
  write(root, 'ORCH/STATE/APPROVALS.md', `# Approvals\n\n${header(columns)}${done.join('')}${others.join('')}`);
}

/** @param {readonly string[]} columns */
function header(columns) {
  return `| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}\n`;
}

/**
 * @param {string} root
 * @param {readonly Item[]} items
 */
export function writeBacklog(root, items) {
  const settings = [
    'project_name: "bench"',
    'default_status: "To Do"',
    'statuses: ["To Do", "In Progress", "Done"]',
    'labels: []',
    'date_format: yyyy-mm-dd',
    'auto_open_browser: false',
    'remote_operations: false',
    'auto_commit: false',
    'task_prefix: "task"',
  ];
  write(root, 'backlog/config.yml', `${settings.join('\n')}\n`);
  fs.rmSync(path.join(root, 'backlog/tasks'), { recursive: true, force: true });
  for (const item of items) {
    const depends = item.depends.map((at) => `TASK-${at}`).join(', ');
    const front = [
      `id: TASK-${item.at}`,
      `title: ${titleOf(item)}`,
      `status: ${backlogState(item.state)}`,
      'assignee: []',
      "created_date: '2026-01-10 09:00'",
      'labels: []',
      `dependencies: [${depends}]`,
      `ordinal: ${item.at * 1000}`,
    ];
    write(root, `backlog/tasks/task-${item.at} - Coupons-${item.at}.md`, `---\n${front.join('\n')}\n---\n\n`);
  }
}

/**
 * @param {string} root
 * @param {readonly Item[]} items
 */
export function writeStorybloq(root, items) {
  const features = { handovers: true, issues: true, reviews: true, roadmap: true, tickets: true };
  const config = { features, language: 'unknown', project: 'bench', schemaVersion: 2, type: 'generic', version: 2 };
  const phase = { description: 'Initial project setup.', id: 'p0', label: 'PHASE 0', name: 'Setup' };
  writeJson(root, '.story/config.json', config);
  writeJson(root, '.story/roadmap.json', { blockers: [], date: '2026-01-10', phases: [phase], title: 'bench' });
  fs.rmSync(path.join(root, '.story/tickets'), { recursive: true, force: true });
  for (const item of items) {
    const idOf = (/** @type {number} */ at) => `T-${String(at).padStart(3, '0')}`;
    writeJson(root, `.story/tickets/${idOf(item.at)}.json`, {
      blockedBy: item.depends.map(idOf),
      completedDate: item.state === 'done' ? '2026-01-11' : null,
      createdDate: '2026-01-10',
      description: '',
      id: idOf(item.at),
      order: item.at * 10,
      phase: 'p0',
      status: storybloqState(item.state),
      title: titleOf(item),
      type: 'task',
    });
  }
}

/**
 * @param {string} root
 * @param {readonly Item[]} items
 */
export function writeTaskMaster(root, items) {
  const tasks = items.map((item) => ({
    id: item.at,
    title: titleOf(item),
    description: 'As planned',
    details: '',
    testStrategy: '',
    status: taskMasterState(item.state),
    dependencies: item.depends,
    priority: 'medium',
    subtasks: [],
  }));
  const times = { created: '2026-01-10T09:00:00.000Z', updated: '2026-01-10T09:00:00.000Z' };
  writeJson(root, '.taskmaster/tasks/tasks.json', { master: { tasks, metadata: { ...times, description: 'bench' } } });
  const state = { currentTag: 'master', lastSwitched: times.created, branchTagMapping: {}, migrationNoticeShown: true };
  writeJson(root, '.taskmaster/state.json', state);
  writeJson(root, '.taskmaster/config.json', { models: {}, global: { logLevel: 'info', projectName: 'bench' } });
}

/**
 * @param {string} root
 * @param {string} file
 * @param {unknown} value
 */
function writeJson(root, file, value) {
  write(root, file, `${JSON.stringify(value, undefined, 2)}\n`);
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string} text
 */
function write(root, file, text) {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}
