import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findGit, readHead } from '../../../server/src/node/git/folder.js';
import { ledgerRoot, openStore, runtimeFolder } from '../../../server/src/node/store/index.js';
import { folderWith } from '../../support/folders.js';
import { ledgers, move, TASKS } from './moves.js';

const OWN = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'init.defaultBranch=main'];

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...OWN, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function repository(files: Readonly<Record<string, string>> = {}): string {
  const root = realpathSync(folderWith({ ...ledgers(), ...files }));
  git(root, 'init');
  git(root, 'add', '.');
  git(root, 'commit', '-m', 'first');
  return root;
}

function worktreeOf(root: string): string {
  const path = join(realpathSync(folderWith()), 'tree');
  git(root, 'worktree', 'add', '-b', 'topic', path);
  return path;
}

describe('where runtime state is kept', () => {
  it('in the common git folder, for all worktrees; the ledgers are those of the main one', async () => {
    const root = repository();
    const tree = worktreeOf(root);
    expect(runtimeFolder(root)).toBe(join(root, '.git/orch'));
    expect(runtimeFolder(tree)).toBe(join(root, '.git/orch'));
    expect(ledgerRoot(tree)).toBe(root);
    expect(ledgerRoot(root)).toBe(root);
    const [here, there] = [openStore(ledgerRoot(root)), openStore(ledgerRoot(tree))];
    const basis = await there.read();
    expect(await here.commit(move(await here.read(), 'T-1'))).toEqual({ kind: 'done' });
    expect(await there.commit(move(basis, 'T-2'))).toMatchObject({ kind: 'conflict' });
    expect((await there.read(basis)).workspace.files.get(TASKS)!.source.text).toContain('| T-1 | moved 1');
  });

  it('with a ledger of its own in every branch, where the policy says so', async () => {
    const root = repository({ 'PROJECT_RULES.md': '---\norch:\n  version: 1\n  ledger_home: branch\n---\n' });
    const tree = worktreeOf(root);
    expect(ledgerRoot(tree)).toBe(tree);
    expect(runtimeFolder(tree)).toBe(join(root, '.git/orch'));
    const store = openStore(tree);
    expect(await store.commit(move(await store.read(), 'T-1'))).toEqual({ kind: 'done' });
    expect((await openStore(root).read()).runtime.generation).toBe(1);
  });

  it('for each workspace of a repository by itself, the same from every worktree', () => {
    const root = repository({ 'parts/one/a.md': 'a' });
    const tree = worktreeOf(root);
    expect(runtimeFolder(join(root, 'parts/one'))).toBe(join(root, '.git/orch/at/parts%2Fone'));
    expect(runtimeFolder(join(tree, 'parts/one'))).toBe(join(root, '.git/orch/at/parts%2Fone'));
    expect(ledgerRoot(join(tree, 'parts/one'))).toBe(join(root, 'parts/one'));
  });

  it('where a `.git` file leads: a separate folder, a submodule', () => {
    const root = realpathSync(folderWith({ 'sub/a.md': 'a' }));
    const apart = join(realpathSync(folderWith()), 'apart.git');
    git(root, 'init', '--separate-git-dir', apart);
    expect(runtimeFolder(root)).toBe(join(apart, 'orch'));
    expect(ledgerRoot(root)).toBe(root);
    mkdirSync(join(apart, 'modules/sub'), { recursive: true });
    writeFileSync(join(apart, 'modules/sub/HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(root, 'sub/.git'), `gitdir: ${join(apart, 'modules/sub')}\n`);
    expect(runtimeFolder(join(root, 'sub'))).toBe(join(apart, 'modules/sub/orch'));
    expect(ledgerRoot(join(root, 'sub'))).toBe(join(root, 'sub'));
  });

  it('with worktrees of a bare repository, which has no main one, each has its own ledgers', () => {
    const source = repository();
    const home = realpathSync(folderWith());
    git(home, 'clone', '--bare', source, '.bare');
    writeFileSync(join(home, '.git'), 'gitdir: ./.bare\n');
    git(home, 'worktree', 'add', 'main', 'main');
    expect(ledgerRoot(join(home, 'main'))).toBe(join(home, 'main'));
    expect(runtimeFolder(join(home, 'main'))).toBe(join(home, '.bare/orch'));
  });

  it('without git in the workspace, where git will not take it in later', async () => {
    const root = realpathSync(folderWith(ledgers()));
    expect(runtimeFolder(root)).toBe(join(root, '.orch'));
    const store = openStore(root);
    expect(await store.commit(move(await store.read(), 'T-1'))).toEqual({ kind: 'done' });
    git(root, 'init');
    expect(git(root, 'status', '--porcelain')).not.toContain('.orch');
  });
});

describe('HEAD, read without git', () => {
  it('is what git says, on a branch, in a worktree, detached, packed, and before the first commit', () => {
    const root = repository();
    const tree = worktreeOf(root);
    git(tree, 'commit', '--allow-empty', '-m', 'second');
    const same = (folder: string): void => {
      expect(readHead(findGit(folder)!)).toEqual({ commit: git(folder, 'rev-parse', 'HEAD') });
    };
    same(root);
    same(tree);
    same(join(root, dirname(TASKS)));
    git(root, 'pack-refs', '--all');
    same(root);
    same(tree);
    git(root, 'checkout', '--detach');
    same(root);
    const empty = folderWith();
    git(empty, 'init');
    expect(readHead(findGit(empty)!)).toEqual({ commit: undefined });
  });
});
