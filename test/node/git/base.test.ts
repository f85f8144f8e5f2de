import { execFileSync } from 'node:child_process';
import { realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultPolicy, loadPolicy, type Policy } from '../../../server/src/core/index.js';
import { readBase, type GitBase } from '../../../server/src/node/git/base.js';
import { GitObjects } from '../../../server/src/node/git/objects.js';
import { spawnedGit } from '../../../server/src/node/git/process.js';
import { folderWith } from '../../support/folders.js';
import { commit, git, repositoryWith, write } from '../../support/git.js';

const TASKS = 'ORCH/STATE/TASKS.md';
const RULES = 'PROJECT_RULES.md';
const LOG = 'ORCH/AUDIT/2026-01/a.jsonl';
const LEDGER = '| task_id | title | state |\n|---|---|---|\n| T-1 | one | PLAN |\n';

const open: GitObjects[] = [];

afterEach(() => {
  for (const objects of open.splice(0)) objects.end();
});

function objectsIn(root: string): GitObjects {
  const objects = new GitObjects(root);
  open.push(objects);
  return objects;
}

function read(
  root: string,
  rev = 'HEAD',
  previous?: GitBase,
  policy: Policy = defaultPolicy,
): Promise<GitBase | undefined> {
  return readBase(objectsIn(root), root, rev, policy, previous);
}

function textOf(base: GitBase | undefined, path = TASKS): string | undefined {
  return base?.sources.find((source) => source.path === path)?.text;
}

function policyWith(tasks: string): Policy {
  return loadPolicy(rulesWith(tasks)).policy;
}

function rulesWith(tasks: string): string {
  return `---\norch:\n  version: 1\n  paths:\n    tasks: ${JSON.stringify(tasks)}\n---\n`;
}

describe('what a commit has', () => {
  it('is read in a plain clone: ledgers, policy, audit log, who committed it and when', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER, [RULES]: '# Rules\n', [LOG]: '{}\n', 'a.txt': 'a' });
    write(root, { [TASKS]: 'changed' });
    const base = await read(root);
    expect(base?.commit).toMatchObject({ oid: git(root, 'rev-parse', 'HEAD'), author: { name: 'a', email: 'a@b.c' } });
    expect(base?.commit.time).toBe(Number(git(root, 'show', '-s', '--format=%ct')) * 1000);
    expect(base?.sources.map(({ path }) => path)).toEqual([RULES, TASKS]);
    expect(textOf(base)).toBe(LEDGER);
    expect([...(base?.audit ?? [])]).toEqual([[LOG, '{}\n']]);
    expect(base?.blobs.get(TASKS)).toBe(git(root, 'rev-parse', `HEAD:${TASKS}`));
  });

  it('keeps the objects of files that are the same in the next commit', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER, [RULES]: '# Rules\n', [LOG]: '{}\n' });
    const first = await read(root);
    commit(root, { [TASKS]: `${LEDGER}| T-2 | two | PLAN |\n` });
    const second = await read(root, 'HEAD', first);
    expect(second?.sources[0]).toBe(first?.sources[0]);
    expect(second?.audit.get(LOG)).toBe(first?.audit.get(LOG));
    expect(textOf(second)).toContain('T-2');
    expect(textOf(await read(root, 'HEAD~1', second))).toBe(LEDGER);
  });

  it('is read by the policy of the commit, and by the one in force', async () => {
    const root = repositoryWith({
      [RULES]: rulesWith('own.md'),
      'own.md': LEDGER,
      'new.md': LEDGER,
      'else.md': LEDGER,
    });
    const base = await read(root, 'HEAD', undefined, policyWith('new.md'));
    expect(base?.sources.map(({ path }) => path).sort()).toEqual([RULES, 'new.md', 'own.md']);
  });

  it('is that of the workspace, where it is a subfolder; none where the commit has no such folder', async () => {
    const root = repositoryWith({ [`parts/one/${TASKS}`]: LEDGER, [TASKS]: 'of the top' });
    expect(textOf(await read(join(root, 'parts/one')))).toBe(LEDGER);
    write(root, { [`parts/two/${TASKS}`]: LEDGER });
    expect(await read(join(root, 'parts/two'))).toMatchObject({ sources: [], audit: new Map() });
    const link = join(realpathSync(folderWith()), 'link');
    symlinkSync(join(root, 'parts/one'), link);
    expect(textOf(await read(link))).toBe(LEDGER);
  });

  it('follows HEAD of a linked worktree', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER });
    const tree = join(realpathSync(folderWith()), 'tree');
    git(root, 'worktree', 'add', '-b', 'topic', tree);
    commit(tree, { [TASKS]: 'of the topic' });
    expect(textOf(await read(tree))).toBe('of the topic');
    expect(textOf(await read(root))).toBe(LEDGER);
    expect(textOf(await read(root, 'topic'))).toBe('of the topic');
  });

  it('is read in a repository of SHA-256', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER, [LOG]: '{}\n' }, '--object-format=sha256');
    const base = await read(root);
    expect(base?.commit.oid).toHaveLength(64);
    expect(textOf(base)).toBe(LEDGER);
    expect(base?.audit.size).toBe(1);
  });

  it('has the line ends of the commit, whatever the checkout has', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER });
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, TASKS));
    git(root, 'checkout', TASKS);
    expect(textOf(await read(root))).toBe(LEDGER);
  });

  it('is read detached, by tags, and from packed refs', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER });
    git(root, 'tag', '-a', '-m', 'one', 'v1');
    git(root, 'pack-refs', '--all');
    expect(textOf(await read(root))).toBe(LEDGER);
    commit(root, { [TASKS]: 'later' });
    git(root, 'checkout', '--detach', 'v1');
    expect(textOf(await read(root))).toBe(LEDGER);
    expect(textOf(await read(root, 'main'))).toBe('later');
    expect(textOf(await read(root, 'v1'))).toBe(LEDGER);
  });

  it('is nothing before the first commit, of no revision, and where there is no repository', async () => {
    const root = realpathSync(folderWith({ [TASKS]: LEDGER }));
    const before = spawnedGit();
    expect(await read(root)).toBeUndefined();
    expect(spawnedGit()).toBe(before);
    git(root, 'init');
    expect(await read(root)).toBeUndefined();
    commit(root);
    for (const rev of ['nowhere', '--all', '', ' ', 'HEAD\nHEAD', 'HEAD:a', `HEAD:${TASKS}`])
      expect(await read(root, rev)).toBeUndefined();
    expect(textOf(await read(root))).toBe(LEDGER);
  });

  it('is read in a shallow clone; in a partial one only where nothing has to be fetched', async () => {
    const root = repositoryWith({ [TASKS]: LEDGER });
    commit(root, { [TASKS]: 'second' });
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const home = realpathSync(folderWith());
    const from = pathToFileURL(root).href;
    git(home, 'clone', '--depth=1', from, 'shallow');
    expect(textOf(await read(join(home, 'shallow')))).toBe('second');
    expect(await read(join(home, 'shallow'), 'HEAD~1')).toBeUndefined();
    git(home, 'clone', '--filter=blob:none', from, 'partial');
    expect(textOf(await read(join(home, 'partial')))).toBe('second');
    const objects = (): string => git(join(home, 'partial'), 'count-objects', '-v');
    const before = objects();
    expect(await read(join(home, 'partial'), 'HEAD~1')).toBeUndefined();
    expect(objects()).toBe(before);
  });

  it('is that of a submodule, for a workspace in one', async () => {
    const part = repositoryWith({ [TASKS]: LEDGER });
    const root = repositoryWith({ [TASKS]: 'of the top' });
    git(root, '-c', 'protocol.file.allow=always', 'submodule', 'add', pathToFileURL(part).href, 'part');
    commit(root);
    expect(textOf(await read(join(root, 'part')))).toBe(LEDGER);
    const within = await read(root, 'HEAD', undefined, policyWith(`part/${TASKS}`));
    expect(within?.sources.at(-1)).toMatchObject({ path: `part/${TASKS}`, trouble: { kind: 'unreadable' } });
  });

  it('follows links inside the workspace, and none out of it or in a circle', async () => {
    const root = repositoryWith({ 'real/TASKS.md': LEDGER, 'sub/a.md': 'a', 'top.md': LEDGER });
    symlinkSync('real', join(root, 'linked'));
    symlinkSync('../real/./../linked/TASKS.md', join(root, 'sub/T.md'));
    symlinkSync('../top.md', join(root, 'sub/out.md'));
    symlinkSync('circle.md', join(root, 'circle.md'));
    symlinkSync('/etc/passwd', join(root, 'absolute.md'));
    commit(root);
    const at = async (path: string, folder = root): Promise<unknown> =>
      (await read(folder, 'HEAD', undefined, policyWith(path)))?.sources.find((source) => source.path === path);
    expect(await at('linked/TASKS.md')).toMatchObject({ text: LEDGER });
    expect(await at('sub/T.md')).toMatchObject({ text: LEDGER });
    for (const path of ['circle.md', 'absolute.md'])
      expect(await at(path)).toMatchObject({ text: '', trouble: { kind: 'unreadable' } });
    expect(await at('out.md', join(root, 'sub'))).toMatchObject({ text: '', trouble: { kind: 'unreadable' } });
    expect(await at('real')).toMatchObject({ trouble: { reason: 'not a regular file (directory)' } });
    expect(await at('top.md/x')).toBeUndefined();
  });

  it('says of a file that is too large, or no text, what is said of one on disk', async () => {
    const root = repositoryWith({
      [TASKS]: Buffer.alloc(16 * 1024 * 1024 + 1, 'a'),
      [RULES]: Buffer.from([0xff, 0xfe, 0x61, 0x00]),
    });
    const base = await read(root);
    expect(base?.sources).toMatchObject([
      { path: RULES, text: 'a', trouble: { kind: 'not-utf8', encoding: 'utf-16' } },
      { path: TASKS, text: '', trouble: { kind: 'too-large', bytes: 16 * 1024 * 1024 + 1 } },
    ]);
  });

  it.each(['ta sks/日本 語.md', '"quoted".md', '-hostile.md', "it's $(x) `y`.md", '--all/-p.md', 'HEAD'])(
    'is read whatever a ledger is called: %s',
    async (path) => {
      const root = repositoryWith({ [path]: LEDGER });
      expect(textOf(await read(root, 'HEAD', undefined, policyWith(path)), path)).toBe(LEDGER);
    },
  );

  it('is read where refs are kept in a form that only git reads', async (context) => {
    const root = realpathSync(folderWith());
    try {
      execFileSync('git', ['init', '--ref-format=reftable'], { cwd: root, stdio: 'ignore' });
    } catch {
      context.skip(); // git is older than 2.45
    }
    commit(root, { [TASKS]: LEDGER });
    expect(textOf(await read(root))).toBe(LEDGER);
  });
});
