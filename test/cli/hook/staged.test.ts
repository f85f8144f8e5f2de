import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../support/folders.js';
import { commit, git, repositoryWith } from '../../support/git.js';

const DIST = join(import.meta.dirname, '../../../dist/orch.cjs');
const TASKS = 'ORCH/STATE/TASKS.md';

interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a program; nothing of the environment says who anybody is. */
function run(cwd: string, program: string, ...args: readonly string[]): Ran {
  const names = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  };
  const env = { ...process.env, ...names, LANG: 'C', LC_ALL: '', XDG_CACHE_HOME: join(cwd, '../cache') };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
}

function orch(root: string, line: string): Ran {
  return run(root, process.execPath, DIST, ...line.split(' '));
}

/** A repository with two planned tasks and the hook. */
function repository(): string {
  const root = repositoryWith({});
  orch(root, 'init');
  for (const id of ['T-1', 'T-2']) orch(root, `plan Login --id ${id} --owner WORK --as CMD@dana`);
  commit(root);
  expect(orch(root, 'hook install').code).toBe(0);
  return root;
}

function type(root: string, id: string, from: string, to: string): void {
  const lines = readFileSync(join(root, TASKS), 'utf8').split('\n');
  const edited = lines.map((line) => (line.includes(`| ${id} `) ? line.replace(from, to) : line));
  writeFileSync(join(root, TASKS), edited.join('\n'));
}

// `npm test` builds it; a run of this file alone may come before.
describe.skipIf(!existsSync(DIST))('a commit under the hook', () => {
  it('is refused where PLAN was typed over to DONE, and made where the step was a move', () => {
    const root = repository();
    type(root, 'T-1', 'PLAN', 'DONE');
    git(root, 'add', '-A');
    const refused = run(root, 'git', 'commit', '-m', 'Done');
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(
      /TASKS\.md:7:\d+ error [^\n]*T-1: PLAN → DONE skips [^\n]*; legal from PLAN: [^\n]* history\/skipped-states\n/,
    );
    expect(refused.said).toMatch(/\norch: the commit is refused\. /);
    expect(git(root, 'rev-list', '--count', 'HEAD')).toBe('2');
    expect(run(root, 'git', 'commit', '--no-verify', '-m', 'Done').code).toBe(0);
    git(root, 'reset', '-q', '--hard', 'HEAD~1');
    expect(orch(root, 'ready T-1 --as CMD@dana').code).toBe(0);
    git(root, 'add', '-A');
    expect(run(root, 'git', 'commit', '-qm', 'Ready')).toMatchObject({ code: 0 });
  });

  it('is judged by what is staged: neither for better nor for worse by what is not', () => {
    const root = repository();
    type(root, 'T-1', 'PLAN', 'DONE');
    git(root, 'add', '-A');
    type(root, 'T-1', 'DONE', 'PLAN');
    expect(run(root, 'git', 'commit', '-m', 'Staged fault, mended on disk alone').code).toBe(1);
    git(root, 'reset', '-q', '--hard');
    type(root, 'T-1', 'PLAN', 'DONE');
    writeFileSync(join(root, 'other.md'), 'x\n');
    git(root, 'add', 'other.md');
    expect(run(root, 'git', 'commit', '-qm', 'A fault on disk that is not staged').code).toBe(0);
  });

  it('is judged by what it takes along: all of it with -a, one path with a path', () => {
    const root = repository();
    type(root, 'T-1', 'PLAN', 'DONE');
    expect(run(root, 'git', 'commit', '-am', 'All').code).toBe(1);
    expect(run(root, 'git', 'commit', '-m', 'One', '--', TASKS).code).toBe(1);
    writeFileSync(join(root, 'other.md'), 'x\n');
    git(root, 'add', '-A');
    expect(run(root, 'git', 'commit', '-qm', 'Another', '--', 'other.md').code).toBe(0);
    expect(git(root, 'status', '--porcelain')).toBe(`M  ${TASKS}`);
  });

  it('is judged in a linked worktree by its own index', () => {
    const root = repository();
    const linked = join(folderWith(), 'linked');
    git(root, 'worktree', 'add', '-q', '-b', 'topic', linked);
    type(linked, 'T-2', 'PLAN', 'DONE');
    expect(run(linked, 'git', 'commit', '-am', 'In the worktree').code).toBe(1);
    git(linked, 'add', '-A');
    expect(run(root, 'git', 'commit', '--allow-empty', '-qm', 'In the main one').code).toBe(0);
  });
});
