import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI_NOW, orch } from '../support/cli.js';
import { folderWith } from '../support/folders.js';

const TASKS =
  '| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | notes |\n|---|---|---|---|---|---|---|---|---|\n| T-1 | Login | PLAN | WORK | - | - | - | - | - |\n';

/** A clone in which somebody moves, and where lines of the log are lost in one way or another. */
class Clone {
  readonly folder = folderWith({ 'ORCH/STATE/TASKS.md': TASKS });
  now = CLI_NOW;

  constructor(readonly inGit = true) {
    if (!inGit) return;
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.email', 'nobody@example.org');
    this.git('config', 'user.name', 'nobody');
    this.commit();
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  commit(): void {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'Go on');
  }

  /** Sets the due date: a move like any other. */
  async move(day: number): Promise<void> {
    this.now += 60_000;
    const argv = ['set', 'T-1', `due=2027-01-${String(day).padStart(2, '0')}`, '--as', 'CMD@dana'];
    const { code, err } = await orch(argv, { cwd: this.folder, now: this.now });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  }

  get file(): string {
    const month = join(this.folder, 'ORCH/AUDIT', new Date(this.now).toISOString().slice(0, 7));
    return join(month, readdirSync(month)[0] ?? '');
  }

  /** Leaves so many lines of the log. */
  cut(kept: number): void {
    const lines = readFileSync(this.file, 'utf8').split('\n').slice(0, kept);
    if (kept === 0) rmSync(this.file);
    else writeFileSync(this.file, `${lines.join('\n')}\n`);
  }

  async verify(): Promise<{ code: number; problems: readonly unknown[]; notes: readonly unknown[]; text: string }> {
    const { code, out } = await orch(['audit', 'verify', '--json'], { cwd: this.folder, now: this.now });
    const text = (await orch(['audit', 'verify'], { cwd: this.folder, now: this.now })).out;
    const told = JSON.parse(out) as { problems: readonly { code: string; params: object }[]; notes: readonly object[] };
    return { code, text, problems: told.problems.map(({ code: one, params }) => [one, params]), notes: told.notes };
  }
}

describe('orch audit verify, of a clone that wrote on under a new name', () => {
  it('says where its lines are that another branch has', async () => {
    const clone = new Clone();
    clone.git('switch', '-qc', 'feature');
    await clone.move(1);
    await clone.move(2);
    clone.commit();
    const there = clone.git('rev-parse', 'HEAD').slice(0, 12);
    clone.git('switch', '-q', 'main');
    await clone.move(3);
    expect(await clone.verify()).toMatchObject({
      code: 0,
      problems: [],
      notes: [{ params: { seq: 2, where: there } }],
    });
    // Also where nothing but the reflog knows the branch.
    clone.commit();
    clone.git('branch', '-qD', 'feature');
    const { code, text } = await clone.verify();
    expect([code, text]).toEqual([0, expect.stringContaining(`${there} has them`)]);
  });

  it('finds what a stash keeps', async () => {
    const clone = new Clone();
    await clone.move(1);
    clone.git('stash', '-q', '-u');
    await clone.move(2);
    expect(await clone.verify()).toMatchObject({ code: 0, problems: [], notes: [{ code: 'elsewhere' }] });
    clone.git('stash', 'drop', '-q');
    expect((await clone.verify()).code).toBe(1);
  });

  it.each([
    ['nothing was committed', 0, 3],
    ['two lines were committed', 2, 1],
  ])('tells of a cut, and how many lines are gone at most: %s', async (_, committed, lost) => {
    const clone = new Clone();
    await clone.move(1);
    await clone.move(2);
    if (committed > 0) clone.commit();
    await clone.move(3);
    clone.cut(committed === 0 ? 0 : 1);
    // Before the next move this clone knows it by its own last line.
    expect((await clone.verify()).code).toBe(1);
    await clone.move(4);
    const { code, problems, notes, text } = await clone.verify();
    expect({ code, notes }).toEqual({ code: 1, notes: [] });
    expect(problems).toEqual([['cut-off', { writer: expect.any(String) as string, seq: 3, lost }]]);
    expect(text).toMatch(lost === 1 ? /line 3: it was cut off/ : /line 3: at most 3 lines were cut off/);
    await clone.move(5);
    expect((await clone.verify()).code).toBe(1);
  });

  it('finds lines that another worktree has not committed', async () => {
    const clone = new Clone();
    writeFileSync(join(clone.folder, 'PROJECT_RULES.md'), '---\norch:\n  version: 1\n  ledger_home: branch\n---\n');
    clone.commit();
    const other = join(folderWith(), 'other');
    clone.git('worktree', 'add', '-q', other, '-b', 'other');
    const argv = ['set', 'T-1', 'due=2027-02-01', '--as', 'CMD@dana'];
    expect((await orch(argv, { cwd: other, now: clone.now })).code).toBe(0);
    await clone.move(2);
    expect(await clone.verify()).toMatchObject({ code: 0, problems: [], notes: [{ code: 'elsewhere' }] });
  });

  it('cannot tell without git, nor of another clone', async () => {
    const clone = new Clone(false);
    await clone.move(1);
    clone.cut(0);
    await clone.move(2);
    const { code, problems, text } = await clone.verify();
    expect({ code, problems }).toEqual({ code: 0, problems: [] });
    expect(text).toContain('cannot be told here');
    const one = new Clone();
    await one.move(1);
    one.cut(0);
    await one.move(2);
    one.commit();
    rmSync(join(one.folder, '.git/orch'), { recursive: true });
    expect(await one.verify()).toMatchObject({ code: 0, problems: [], notes: [{ code: 'elsewhere' }] });
  });
});
