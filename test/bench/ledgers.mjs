// Workspaces to measure on: ledgers as a team that keeps them well would have them, written the same at every run.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const OWNERS = ['WORK@claude-1', 'WORK@claude-2', 'WORK@dana', 'WORK@kenji', 'WORK@claude-3'];
const TITLES = [
  'Reject expired coupons',
  '検索結果の並び順を直す',
  'Retry the payment webhook',
  'Show the delivery window',
  '在庫同期の遅延を測る',
];

/** @param {number} index */
const two = (index) => String((index % 28) + 1).padStart(2, '0');

/**
 * @typedef {{ id: string, title: string, state: string, owner: string, due: string, artifact: string, notes: string }} Task
 * @typedef {{ id: string, task: string, op: string, status: string, requested: string, decided: string, evidence: string }} Approval
 */

/**
 * @param {number} count
 * @returns {Task[]} most of them done, as in any ledger that has been in use for a while
 */
export function makeTasks(count) {
  return Array.from({ length: count }, (_, index) => {
    const done = index % 10 !== 9;
    return {
      id: `T-${String(index + 1).padStart(5, '0')}`,
      title: `${TITLES[index % TITLES.length]} (${index + 1})`,
      state: done ? 'DONE' : index % 20 === 9 ? 'READY' : 'PLAN',
      owner: OWNERS[index % OWNERS.length] ?? '',
      due: done ? `2025-${String((index % 12) + 1).padStart(2, '0')}-${two(index)}` : '-',
      artifact: done ? `src/module-${String(index % 50).padStart(2, '0')}.ts` : '-',
      notes: index % 4 === 0 ? 'priority=HIGH・checked with the shop team' : '-',
    };
  });
}

/**
 * @param {readonly Task[]} tasks
 * @returns {Approval[]} one for each task that is done, and changes of house rules until there are as many as tasks
 */
export function makeApprovals(tasks) {
  const done = tasks.filter(({ state }) => state === 'DONE');
  return tasks.map((_, index) => {
    const target = done[index]?.id ?? `rule:house-${index}`;
    const id = `A-${String(index + 1).padStart(5, '0')}`;
    const day = `2025-${String((index % 12) + 1).padStart(2, '0')}-${two(index)}`;
    return {
      id,
      task: target,
      op: index < done.length ? 'finish the task' : 'change a rule',
      status: 'approved',
      requested: `${day}T09:00:00Z`,
      decided: `${day}T10:30:00Z`,
      evidence: `ORCH/patches/${day.slice(0, 7)}/${target.replace(':', '%3A')}-${id}.diff.md`,
    };
  });
}

/** @param {readonly Task[]} tasks */
export function tasksMarkdown(tasks) {
  const rows = tasks.map(
    (t) => `| ${t.id} | ${t.title} | ${t.state} | ${t.owner} | - | - | - | ${t.due} | ${t.artifact} | ${t.notes} |`,
  );
  return `# Tasks\n\n| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |\n|---|---|---|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

/**
 * @param {readonly Approval[]} approvals
 * @param {boolean} [records] name the evidence
 */
export function approvalsMarkdown(approvals, records = true) {
  const rows = approvals.map((a) => {
    return `| ${a.id} | ${a.task} | ${a.op} | ${a.status} | WORK@dana | AUDIT@mika | AUDIT | ${a.requested} | ${a.decided} |${records ? ` ${a.evidence} |` : ''}`;
  });
  return `# Approvals\n\n| appr_id | task_id | op | status | requested_by | approver | approver_role | ts_req | ts_dec |${records ? ' evidence |' : ''}\n|---|---|---|---|---|---|---|---|---|${records ? '---|' : ''}\n${rows.join('\n')}\n`;
}

/** @param {readonly object[]} items a list of flat mappings of strings */
export function yamlList(items) {
  return (
    items
      .map((item) =>
        Object.entries(item)
          .map(([key, value], at) => `${at === 0 ? '- ' : '  '}${key}: ${JSON.stringify(value)}`)
          .join('\n'),
      )
      .join('\n') + '\n'
  );
}

const text = { type: 'string' };
const id = { type: 'string', pattern: '^[^\\s|-][^\\s|]*$' };
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' };

/** @param {Record<string, object>} properties */
const listOf = (properties) => ({
  type: 'array',
  items: { type: 'object', required: ['id'], properties, additionalProperties: false },
});

/** The schema that says of the YAML lists what Orch's rules say of one row by itself. */
export const yamlSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  additionalProperties: false,
  properties: {
    tasks: listOf({
      id,
      title: { type: 'string', minLength: 1 },
      state: { enum: ['PLAN', 'READY', 'DOING', 'REVIEW', 'FIX', 'DONE', 'HOLD', 'DROP'] },
      owner: { type: 'string', pattern: '^(CMD|WORK|AUDIT)(@.+)?$' },
      due: { type: 'string', pattern: '^(-|\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}Z)?)$' },
      artifact: text,
      notes: text,
    }),
    approvals: listOf({
      id,
      task: id,
      op: text,
      status: { enum: ['pending', 'approved', 'rejected', 'expired'] },
      requested: time,
      decided: time,
      evidence: text,
    }),
  },
};

/**
 * Writes a workspace of `count` tasks and as many approvals with everything that they refer to.
 * @param {string} root
 * @param {number} count
 * @param {boolean} [records] name and write an evidence record for each approval
 */
export function writeWorkspace(root, count, records = true) {
  const tasks = makeTasks(count);
  const approvals = makeApprovals(tasks);
  write(root, 'ORCH/STATE/TASKS.md', tasksMarkdown(tasks));
  write(root, 'ORCH/STATE/APPROVALS.md', approvalsMarkdown(approvals, records));
  write(root, 'ORCH/STATE/flags.md', 'FREEZE=off\nAUTO_DECIDE=off\n');
  write(root, 'ledgers.yaml', `tasks:\n${yamlList(tasks)}approvals:\n${yamlList(approvals)}`);
  write(root, 'schema.json', JSON.stringify(yamlSchema));
  for (let module = 0; module < 50; module++)
    write(root, `src/module-${String(module).padStart(2, '0')}.ts`, 'export {};\n');
  if (!records) return;
  for (const a of approvals)
    write(
      root,
      a.evidence,
      `---\nversion: 1\ntask: ${a.task}\napproval: ${a.id}\nrequester: WORK@dana\n---\n\n# ${a.task}\n\nDone as planned.\n`,
    );
}

/**
 * Makes the workspace a repository whose one commit holds all of it, so that edits are judged against it.
 * @param {string} root
 */
export function commitWorkspace(root) {
  const git = (/** @type {readonly string[]} */ argv) =>
    void execFileSync('git', ['-c', 'user.name=dana', '-c', 'user.email=dana@example.org', ...argv], { cwd: root });
  git(['init', '--quiet', '-b', 'main']);
  git(['add', '-A']);
  git(['commit', '--quiet', '-m', 'begin']);
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
