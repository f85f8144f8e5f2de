import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const TASKS =
  '| task_id | title | state | owner | lock | lock_owner | lock_expires_at | notes |\n|---|---|---|---|---|---|---|---|\n| T-1 | Login | PLAN | WORK | - | - | - | - |\n';
const LEDGER = 'ORCH/STATE/TASKS.md';

/** A folder with files and an empty one deep in it; of git where `top` says what its worktree is. */
function folder(files: Readonly<Record<string, string>>, top?: string): { root: string; deep: string } {
  const root = folderWith(files);
  const deep = join(root, 'app/src/ui');
  mkdirSync(deep, { recursive: true });
  if (top !== undefined) execFileSync('git', ['init', '-q'], { cwd: join(root, top) });
  return { root, deep };
}

const ready = (cwd: string, ...more: readonly string[]) => orch(['ready', 'T-1', '--as', 'CMD@dana', ...more], { cwd });

describe('a command in a subfolder', () => {
  it.each([
    ['the ledger', { [LEDGER]: TASKS }],
    ['the other ledger', { [LEDGER]: TASKS, 'ORCH/STATE/APPROVALS.md': '# None\n' }],
    [
      'the rules',
      { 'PROJECT_RULES.md': '---\norch:\n  version: 1\n  paths: { tasks: plan.md }\n---\n', 'plan.md': TASKS },
    ],
  ])('works in the folder above that has %s', async (_, files) => {
    const { root, deep } = folder(files, '.');
    expect(await ready(deep)).toEqual({ code: 0, out: 'T-1 PLAN → READY\n', err: '' });
    expect((await orch(['status'], { cwd: deep })).out).toContain('READY');
    expect((await orch(['check'], { cwd: deep })).out).toBe((await orch(['check'], { cwd: root })).out);
    expect((await orch(['audit', 'verify'], { cwd: deep })).code).toBe(0);
  });

  it('takes the nearest of several', async () => {
    const { root, deep } = folder({ [LEDGER]: TASKS, [`app/${LEDGER}`]: TASKS.replace('PLAN', 'DROP') }, '.');
    expect((await ready(deep)).err).toContain('DROP');
    expect((await ready(join(root, 'app'))).err).toContain('DROP');
    expect((await ready(root)).code).toBe(0);
  });

  it('never looks above the top of the worktree, nor without git', async () => {
    const beside = folder({ [LEDGER]: TASKS }, 'app');
    expect((await ready(beside.deep)).err).toContain('there is no ORCH');
    expect((await ready(folder({ [LEDGER]: TASKS }).deep)).err).toContain('there is no ORCH');
    expect(readFileSync(join(beside.root, LEDGER), 'utf8')).toBe(TASKS);
  });

  it('works where -C says, whatever lies above', async () => {
    const { root, deep } = folder({ [LEDGER]: TASKS }, '.');
    expect((await ready(deep, '-C', '.')).err).toContain('there is no ORCH');
    expect((await ready(deep, '-C', '../../..')).code).toBe(0);
    const { code } = await orch(['init', '-C', '.'], { cwd: deep });
    expect(code).toBe(0);
    expect((await orch(['status'], { cwd: deep })).out).not.toContain('READY');
    expect(readFileSync(join(root, LEDGER), 'utf8')).toContain('READY');
  });

  it('takes a folder to check, and a command to run, from where it is typed', async () => {
    const { deep } = folder({ [LEDGER]: TASKS.replace('PLAN', 'READY'), [`app/src/ui/in/${LEDGER}`]: 'x\n' }, '.');
    expect((await orch(['check', 'in'], { cwd: deep })).out).toContain('table/missing');
    writeFileSync(join(deep, 'run.cjs'), 'require("fs").writeFileSync("here", process.cwd())');
    const held = ['start', 'T-1', '--as', 'WORK@ada'];
    expect((await orch(held, { cwd: deep })).code).toBe(0);
    const ran = await orch(['lock', 'hold', 'T-1', '--as', 'WORK@ada', '--', process.execPath, 'run.cjs'], {
      cwd: deep,
    });
    expect(ran).toMatchObject({ code: 0 });
    expect(readFileSync(join(deep, 'here'), 'utf8')).toContain('ui');
  });

  it('says so in the help', async () => {
    expect((await orch(['help'])).out).toMatch(/-C DIR .*nearest folder/);
    expect((await orch(['help', '--lang', 'ja'])).out).toContain('さかのぼり');
  });
});
