import { mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { blame } from '../../../server/src/node/git/blame.js';
import { historyOf, type HistoryCommit, type HistoryRange } from '../../../server/src/node/git/history.js';
import { mergeBase } from '../../../server/src/node/git/mergeBase.js';
import { GitObjects } from '../../../server/src/node/git/objects.js';
import { spawnedGit } from '../../../server/src/node/git/process.js';
import { folderWith } from '../../support/folders.js';
import { commit, git, repositoryWith, write } from '../../support/git.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const LINES = Array.from({ length: 20 }, (_, at) => `| T-${at} | task |\n`).join('');

const open: GitObjects[] = [];

afterEach(() => {
  for (const objects of open.splice(0)) objects.end();
});

function objectsIn(root: string): GitObjects {
  const objects = new GitObjects(root);
  open.push(objects);
  return objects;
}

async function history(root: string, range: Partial<HistoryRange> = {}): Promise<readonly HistoryCommit[]> {
  return (await historyOf(objectsIn(root), root, { to: 'HEAD', paths: [TASKS], ...range }))!;
}

/** What a file says after each commit that changed it, by the history alone. */
function texts(root: string, commits: readonly HistoryCommit[], path = TASKS): (string | undefined)[] {
  return commits.flatMap(({ changed }) => {
    if (!changed.has(path)) return [];
    const blob = changed.get(path);
    return [blob === undefined ? undefined : git(root, 'cat-file', 'blob', blob)];
  });
}

function rename(root: string, from: string, to: string): void {
  mkdirSync(dirname(join(root, to)), { recursive: true });
  git(root, 'mv', from, to);
}

describe('the history of ledgers', () => {
  it('is every commit that changed one, parents first, with who wrote it and when', async () => {
    const root = repositoryWith({ [TASKS]: '1', 'a.txt': 'a' });
    const first = git(root, 'rev-parse', 'HEAD');
    commit(root, { 'a.txt': 'b' });
    const second = commit(root, { [TASKS]: '2', 'ORCH/AUDIT/2026-01/w.jsonl': '{}' });
    commit(root, { 'a.txt': 'c' });
    git(root, 'rm', TASKS);
    git(root, '-c', 'user.name=Ä <b>', '-c', 'user.email=c@d', 'commit', '-m', 'gone');
    const before = spawnedGit();
    const commits = await history(root, { folders: ['ORCH/AUDIT'] });
    expect(spawnedGit() - before).toBeLessThanOrEqual(3);
    expect(commits.map(({ commit, parents }) => [commit.oid, parents])).toEqual([
      [first, []],
      [second, [first]],
      [git(root, 'rev-parse', 'HEAD'), [second]],
    ]);
    expect(texts(root, commits)).toEqual(['1', '2', undefined]);
    expect(commits[1]!.changed.has('ORCH/AUDIT/2026-01/w.jsonl')).toBe(true);
    expect(commits[2]!.commit.author).toEqual({ name: git(root, 'show', '-s', '--format=%an'), email: 'c@d' });
    expect(commits[0]!.commit.time).toBe(Number(git(root, 'show', '-s', '--format=%ct', first)) * 1000);
  });

  it('begins behind a commit', async () => {
    const root = repositoryWith({ [TASKS]: '1' });
    const second = commit(root, { [TASKS]: '2' });
    commit(root, { 'a.txt': 'a' });
    commit(root, { [TASKS]: '3' });
    const commits = await history(root, { from: 'HEAD~2' });
    expect(texts(root, commits)).toEqual(['2', '3']);
    expect(commits[0]).toMatchObject({ commit: { oid: second }, parents: [], outside: true });
    expect(commits[1]!.parents).toEqual([second]);
    expect(commits[1]!.outside).toBeUndefined();
    expect(await history(root, { from: 'HEAD' })).toEqual([]);
    expect(await historyOf(objectsIn(root), root, { to: 'none', paths: [TASKS] })).toBeUndefined();
    expect(await historyOf(objectsIn(root), root, { to: 'HEAD', from: '--all', paths: [TASKS] })).toBeUndefined();
  });

  it('begins with all that a commit behind it has, by the names of the end, wherever a branch was merged from', async () => {
    const root = repositoryWith({ 'old.md': LINES, 'a.txt': 'a' });
    git(root, 'checkout', '-b', 'topic');
    commit(root, { 'old.md': `${LINES}1\n` });
    git(root, 'checkout', 'main');
    const theirs = commit(root, { 'LOG/2026/w.jsonl': '{}' });
    git(root, 'checkout', 'topic');
    git(root, 'merge', 'main');
    rename(root, 'old.md', TASKS);
    commit(root);
    const commits = await history(root, { from: 'main', folders: ['LOG'] });
    const behind = commits.filter(({ outside }) => outside);
    expect(behind.map(({ commit, changed }) => [commit.oid, [...changed.keys()]])).toEqual([
      [git(root, 'merge-base', 'HEAD~2', 'main~1'), [TASKS]],
      [theirs, [TASKS, 'LOG/2026/w.jsonl']],
    ]);
    expect(texts(root, behind)).toEqual([LINES, LINES].map((text) => text.trimEnd()));
    for (const { parents, outside } of commits) expect(parents.length === 0).toBe(outside === true);
  });

  it('tells of a merge what it changed for the branch that it was made on, and where both come from', async () => {
    const root = repositoryWith({ [TASKS]: LINES });
    const first = git(root, 'rev-parse', 'HEAD');
    git(root, 'checkout', '-b', 'topic');
    const topic = commit(root, { [TASKS]: LINES.replace('T-1 ', 'T-1x ') });
    git(root, 'checkout', 'main');
    const main = commit(root, { [TASKS]: LINES.replace('T-18 ', 'T-18x ') });
    git(root, 'merge', '--no-edit', 'topic');
    const commits = await history(root);
    expect(commits.map(({ commit: { oid } }) => oid).sort()).toEqual(
      [first, topic, main, git(root, 'rev-parse', 'HEAD')].sort(),
    );
    expect(commits.at(-1)!.parents).toEqual([main, topic]);
    expect(texts(root, commits.slice(-1))[0]).toContain('T-1x');
    expect(texts(root, commits.slice(-1))[0]).toContain('T-18x');
  });

  it('follows a ledger to where it was before, again and again, and no further', async () => {
    const root = repositoryWith({ 'old.md': LINES, 'a.txt': 'a' });
    commit(root, { 'old.md': `${LINES}2\n` });
    rename(root, 'old.md', 'docs/日本 "語".md');
    commit(root, { 'a.txt': 'b' });
    commit(root, { 'docs/日本 "語".md': `${LINES}3\n` });
    rename(root, 'docs/日本 "語".md', TASKS);
    commit(root, { [TASKS]: `${LINES}4\n` });
    commit(root, { 'old.md': 'another file that is called so now' });
    commit(root, { [TASKS]: `${LINES}5\n` });
    const commits = await history(root);
    expect(texts(root, commits).map((text) => text?.slice(-1))).toEqual(['|', '2', '2', '3', '4', '5']);
    expect(commits.every(({ changed }) => [...changed.keys()].every((path) => path === TASKS))).toBe(true);
  });

  it('follows a rename on one branch through a merge', async () => {
    const root = repositoryWith({ 'old.md': LINES });
    git(root, 'checkout', '-b', 'topic');
    rename(root, 'old.md', TASKS);
    commit(root);
    git(root, 'checkout', 'main');
    commit(root, { 'old.md': `${LINES}2\n` });
    git(root, 'merge', '--no-edit', 'topic');
    const commits = await history(root);
    expect(commits).toHaveLength(4);
    expect(
      texts(root, commits)
        .map((text) => text?.slice(-1))
        .sort(),
    ).toEqual(['2', '2', '|', '|']);
    expect(commits.at(-1)!.parents).toHaveLength(2);
  });

  it('is that of the workspace in a subfolder, and of the file that a link leads to', async () => {
    const root = repositoryWith({ [`part/${TASKS}`]: '1', [TASKS]: 'of the top', 'part/real.md': 'r1' });
    symlinkSync('real.md', join(root, 'part/link.md'));
    commit(root);
    commit(root, { 'part/real.md': 'r2', [TASKS]: 'changed' });
    const part = join(root, 'part');
    expect(texts(root, await history(part))).toEqual(['1']);
    expect(texts(root, await history(part, { paths: ['link.md'] }), 'link.md')).toEqual(['r1', 'r2']);
  });

  it('goes on where a file becomes a link, leads elsewhere, dangles, and is a file again', async () => {
    const root = repositoryWith({ [TASKS]: '1', 'one.md': 'o1', 'two.md': 't1' });
    const turn = (target: string): void => {
      rmSync(join(root, TASKS));
      symlinkSync(target, join(root, TASKS));
      commit(root);
    };
    commit(root, { 'one.md': 'before it is one' });
    turn('../../one.md');
    commit(root, { 'one.md': 'o2' });
    turn('../../two.md');
    commit(root, { 'one.md': 'no more', 'two.md': 't2' });
    git(root, 'rm', 'two.md');
    commit(root);
    rmSync(join(root, TASKS));
    commit(root, { [TASKS]: '2' });
    const seen = texts(root, await history(root)).filter((text, at, all) => text !== all[at - 1]);
    expect(seen).toEqual(['1', 'before it is one', 'o2', 't1', 't2', undefined, '2']);
    const from = git(root, 'rev-parse', 'HEAD~3');
    expect(texts(root, await history(root, { from })).at(0)).toBe('t1');
  });

  it('goes on where a folder above a file becomes a link', async () => {
    const root = repositoryWith({ [TASKS]: '1', 'other/STATE/TASKS.md': 'other' });
    rmSync(join(root, 'ORCH'), { recursive: true });
    symlinkSync('other', join(root, 'ORCH'));
    commit(root);
    commit(root, { 'other/STATE/TASKS.md': 'changed' });
    expect(texts(root, await history(root)).filter((text, at, all) => text !== all[at - 1])).toEqual([
      '1',
      'other',
      'changed',
    ]);
  });

  it('is the same whatever anybody configured', async () => {
    const root = repositoryWith({ 'old.md': LINES });
    rename(root, 'old.md', TASKS);
    commit(root, { [TASKS]: `${LINES}2\n` });
    commit(root, { [TASKS]: `${LINES}3\n` });
    const plain = await history(root);
    const settings = [
      'log.follow=true',
      'log.showSignature=true',
      'diff.renames=copies',
      'log.diffMerges=off',
      'diff.noprefix=true',
    ];
    const more = [
      'core.abbrev=4',
      'color.ui=always',
      'log.mailmap=true',
      'diff.relative=true',
      'log.date=iso',
      'format.pretty=oneline',
    ];
    for (const one of [...settings, ...more]) git(root, 'config', ...one.split('='));
    write(root, { '.mailmap': 'Other <other@b.c> <a@b.c>\n' });
    expect(await history(root)).toEqual(plain);
    expect(plain).toHaveLength(3);
  });

  it('takes paths as they are', async () => {
    const files = { '-p.md': '1', '*.md': '2', ':(top)x.md': '3', '[a].md': '4', 'a.md': '5' };
    const root = repositoryWith(files);
    for (const [path, text] of Object.entries(files)) {
      const commits = await history(root, { paths: [path] });
      expect(commits.map(({ changed }) => [...changed.keys()])).toEqual([[path]]);
      expect(texts(root, commits, path)).toEqual([text]);
    }
  });
});

describe('where two branches parted', () => {
  it('is their best common ancestor; a shallow clone that lacks it says so', async () => {
    const root = repositoryWith({ 'a.txt': 'a' });
    const fork = git(root, 'rev-parse', 'HEAD');
    git(root, 'checkout', '-b', 'topic');
    const topic = commit(root, { 'b.txt': 'b' });
    git(root, 'checkout', 'main');
    const main = commit(root, { 'c.txt': 'c' });
    const ask = (folder: string, one: string, other: string): ReturnType<typeof mergeBase> =>
      mergeBase(objectsIn(folder), folder, one, other);
    expect(await ask(root, 'main', 'topic')).toEqual({ kind: 'found', oid: fork, one: main, other: topic });
    expect(await ask(root, 'nope', 'HEAD')).toEqual({ kind: 'no-commit', rev: 'nope', shallow: false });
    git(root, 'checkout', '--orphan', 'apart');
    commit(root);
    expect(await ask(root, 'main', 'HEAD')).toEqual({ kind: 'none', shallow: false });
    const home = realpathSync(folderWith());
    git(home, 'clone', '--depth=1', '--no-single-branch', pathToFileURL(root).href, 'shallow');
    expect(await ask(join(home, 'shallow'), 'origin/main', 'origin/topic')).toEqual({ kind: 'none', shallow: true });
    expect(await ask(join(home, 'shallow'), 'main', 'HEAD')).toMatchObject({ kind: 'no-commit', shallow: true });
  });
});

describe('who wrote a line last', () => {
  it('is what git blames, of the file on disk or as it is typed; nobody yet for a line that no commit has', async () => {
    const root = repositoryWith({ 'part/-p 日本.md': 'one\ntwo\n' });
    const part = join(root, 'part');
    write(root, { 'part/-p 日本.md': 'one\nthree\n' });
    git(root, 'commit', '-am', 'Second');
    const head = git(root, 'rev-parse', 'HEAD');
    git(root, 'config', 'diff.shout.textconv', 'touch ran; cat');
    write(root, { '.gitattributes': '* diff=shout\n' });
    const at = (line: number, contents?: string): ReturnType<typeof blame> => blame(part, '-p 日本.md', line, contents);
    expect(await at(1)).toMatchObject({ commit: head, author: { name: 'a', email: 'a@b.c' }, summary: 'Second' });
    expect(await at(0)).toMatchObject({ commit: git(root, 'rev-parse', 'HEAD~1'), summary: 'first' });
    expect(await at(2, 'new\none\nthree\n')).toMatchObject({ commit: head });
    expect(await at(0, 'new\none\nthree\n')).toBeUndefined();
    expect(await at(7)).toBeUndefined();
    expect(await blame(realpathSync(folderWith()), 'a.md', 0)).toBeUndefined();
    expect(git(root, 'status', '--porcelain')).not.toContain('ran');
  });
});
