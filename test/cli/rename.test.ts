import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkJson, CLI_NOW, orch, type Ran } from '../support/cli.js';
import { commit, repositoryWith } from '../support/git.js';
import { ledgersOf } from '../support/nodeMoves.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const APPROVALS = 'ORCH/STATE/APPROVALS.md';
const CHIEF = 'CMD@dana';
const WORKER = 'WORK@ada';

const TABLE = ledgersOf(2);
const SECTIONS = {
  ...TABLE,
  [TASKS]: ['T-1', 'T-2']
    .map((id) => {
      const empty = ['lock', 'lock_owner', 'lock_expires_at', 'artifact', 'notes', 'depends'].map((one) => `- **${one}**: -\n`);
      return `## ${id}: Task ${id}\n\n- **state**: READY\n- **owner**: WORK\n${empty.join('')}\n`;
    })
    .join(''),
}; // prettier-ignore

/** A repository with these ledgers, and what runs in it a minute after the other. */
function scene(files: Readonly<Record<string, string>>) {
  const root = repositoryWith({ ...files, 'src/login.ts': 'export {};\n' });
  let now = CLI_NOW;
  const run = async (as: string, ...argv: readonly string[]): Promise<Ran> =>
    orch([...argv, '--as', as], { cwd: root, now: (now += 60_000) });
  const done = async (as: string, ...argv: readonly string[]): Promise<string> => {
    const { code, out, err } = await run(as, ...argv);
    expect([code, err], `${argv.join(' ')}: ${out}`).toEqual([0, '']);
    return out;
  };
  /** What is said of hand edits and of the log, whatever the severity. */
  const accused = async (...options: readonly string[]): Promise<readonly string[]> =>
    (await checkJson(root, ...options)).findings
      .map(({ rule, id }) => `${rule} ${String(id)}`)
      .filter((one) => /^(?:history|audit)\//.test(one));
  return { root, run, done, accused, read: (path: string) => readFileSync(join(root, path), 'utf8') };
}

describe.each([
  ['a table', TABLE],
  ['sections', SECTIONS],
])('orch rename in %s', (_, files) => {
  it('gives a committed task another id, and neither check nor history calls it a hand edit', async () => {
    const { root, run, done, accused, read } = scene(files);
    expect(await done(CHIEF, 'set', 'T-2', 'depends=T-1')).toContain('T-2');
    await done(WORKER, 'start', 'T-1');
    expect((await run(CHIEF, 'rename', 'T-1', 'LOGIN-1')).err).toContain('release the lock first');
    await done(WORKER, 'submit', 'T-1', '--artifact', 'src/login.ts', '--op', 'the form');
    commit(root);
    const old = 'ORCH/patches/2026-01/T-1-A-001.diff.md';
    expect(existsSync(join(root, old))).toBe(true);
    expect(await done(CHIEF, 'rename', 'T-1', 'LOGIN-1')).toMatch(/^T-1 renamed, task_id T-1 → LOGIN-1/);
    expect(await accused('--base', 'HEAD')).toEqual([]);
    expect(existsSync(join(root, old))).toBe(false);
    expect(read(old.replace('T-1', 'LOGIN-1'))).toContain('task: "LOGIN-1"');
    expect(read(APPROVALS)).toMatch(/LOGIN-1[^\n]*pending/);
    expect(read(TASKS)).not.toMatch(/^(?:\| |## )T-1\b|depends.*T-1/m);
    commit(root);
    await done('AUDIT@ren', 'approve', 'A-001');
    await done(CHIEF, 'finish', 'LOGIN-1');
    await done(WORKER, 'start', 'T-2');
    expect(await accused('--base', 'HEAD')).toEqual([]);
    expect(await accused('--base', 'HEAD~2')).toEqual([]);
    commit(root);
    const { out, code } = await orch(['history', '--json', '-C', root]);
    expect([code, (JSON.parse(out) as { violations: unknown }).violations]).toEqual([0, []]);
  });
});

it('orch rename says on one line of JSON what it did, and what stands in the way', async () => {
  const { run } = scene(TABLE);
  const done = JSON.parse((await run(CHIEF, 'rename', 'T-1', 'LOGIN-1', '--json')).out) as { changes: unknown[] };
  expect(done).toMatchObject({ ok: true, event: 'rename', id: 'T-1', from: null, to: null });
  expect(done.changes).toHaveLength(1);
  const refused = await run(CHIEF, 'rename', 'T-2', 'T-1', '--json');
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ ok: false, code: 'rename/reserved', retry: 'never' });
  expect((await run(CHIEF, 'undo')).err).toContain('an id is never used again');
});

it('orch rename refuses where the record of the task is too large to be given the new id, and writes nothing', async () => {
  const { root, run, done, read } = scene(TABLE);
  await done(WORKER, 'start', 'T-1');
  await done(WORKER, 'submit', 'T-1', '--artifact', 'src/login.ts', '--op', 'the form');
  const record = 'ORCH/patches/2026-01/T-1-A-001.diff.md';
  appendFileSync(join(root, record), 'x'.repeat(1024 * 1024));
  const before = [TASKS, APPROVALS, record].map(read);
  for (const more of [['--dry-run'], []]) {
    const refused = await run(CHIEF, 'rename', 'T-1', 'LOGIN-1', '--json', ...more);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ ok: false, code: 'rename/unread' });
    expect(refused.out).toContain(record);
  }
  expect([TASKS, APPROVALS, record].map(read)).toEqual(before);
});

it('orch rename takes along what the baseline accepts of the task: against the last commit, and on the branch', async () => {
  const owed = { ...TABLE, [TASKS]: (TABLE[TASKS] ?? '').replace('| WORK |', '| nobody |') };
  const { root, run, done, read } = scene(owed);
  const fresh = async (...options: readonly string[]): Promise<readonly string[]> =>
    (await checkJson(root, ...options)).findings.map(({ rule, id }) => `${rule} ${String(id)}`);
  const debts = await fresh();
  expect(debts).toContain('task/owner-unknown T-1');
  await orch(['baseline', 'write'], { cwd: root, now: CLI_NOW });
  commit(root);
  expect(await fresh()).toEqual([]);
  expect((await run(CHIEF, 'rename', 'T-1', 'LOGIN-1', '--dry-run')).out).toContain('.orch-baseline.json');
  await done(CHIEF, 'rename', 'T-1', 'LOGIN-1');
  expect(read('.orch-baseline.json')).toContain('"id":"LOGIN-1"');
  expect(await fresh()).toEqual([]);
  commit(root);
  expect(await fresh()).toEqual([]);
  expect(await fresh('--base', 'HEAD~1')).toEqual([]);
  expect(await fresh('--no-baseline')).toEqual(debts.map((one) => one.replace('T-1', 'LOGIN-1')));
});
