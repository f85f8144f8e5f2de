import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync, chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../server/src/core/index.js';
import { nodeAnswers } from '../../../server/src/node/answers.js';
import { folderWith } from '../../support/folders.js';

const OWN = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'init.defaultBranch=main'];
const LINES = Array.from({ length: 40 }, (_, at) => `line ${at}\n`).join('');

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...OWN, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function commit(root: string, files: Readonly<Record<string, string>>, message: string): string {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  git(root, 'add', '.');
  git(root, 'commit', '-m', message);
  return git(root, 'rev-parse', 'HEAD');
}

/** A repository with a change between two commits: an edit, a rename with an edit, a binary file, a deletion, and ledgers. */
function repository(): { root: string; base: string; head: string } {
  const root = realpathSync(
    folderWith({ 'docs/日本 語.md': LINES, 'ORCH/STATE/TASKS.md': 'ledger\n', 'gone.txt': 'x\n' }),
  );
  git(root, 'init');
  const base = commit(
    root,
    { 'a.txt': LINES, 'moved.txt': `${LINES}m\n`, '.gitattributes': '*.txt diff=shout\n' },
    'base',
  );
  git(root, 'mv', 'moved.txt', 'here.txt');
  rmSync(join(root, 'gone.txt'));
  const changed = {
    'a.txt': LINES.replace('line 7', 'line seven'),
    'ORCH/STATE/TASKS.md': 'changed\n',
    'b.bin': '\0\x01\x02',
  };
  return { root, base, head: commit(root, changed, 'head') };
}

const answers = (root: string) => nodeAnswers(root, root, defaultPolicy);
const sha256 = (text: string | Buffer): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

afterEach(() => {
  delete process.env['GIT_EXTERNAL_DIFF'];
  delete process.env['GIT_DIFF_OPTS'];
  delete process.env['GIT_CONFIG_GLOBAL'];
});

/** Every setting that changes what `git diff` prints, and programs that must not be run. */
function hostile(root: string): string {
  const mark = join(realpathSync(folderWith()), 'ran');
  const program = join(root, '.git/shout.sh');
  writeFileSync(program, `#!/bin/sh\ntouch ${mark}\necho SHOUT\n`);
  chmodSync(program, 0o755);
  const settings: Readonly<Record<string, string>> = {
    'diff.external': program,
    'diff.noprefix': 'true',
    'diff.mnemonicPrefix': 'true',
    'diff.renames': 'copies',
    'diff.context': '9',
    'diff.interHunkContext': '5',
    'diff.algorithm': 'histogram',
    'diff.indentHeuristic': 'false',
    'diff.suppressBlankEmpty': 'true',
    'diff.relative': 'true',
    'diff.submodule': 'log',
    'diff.orderFile': program,
    'diff.shout.textconv': program,
    'diff.shout.command': program,
    'diff.shout.xfuncname': '^line 1.*$',
    'color.ui': 'always',
    'color.diff': 'always',
    'core.autocrlf': 'true',
    'core.quotePath': 'true',
    'core.pager': program,
    'core.fsmonitor': program,
    'core.hooksPath': join(root, '.git'),
    'core.abbrev': '5',
    'pager.diff': program,
    'pager.status': program,
    'status.relativePaths': 'true',
    'status.showUntrackedFiles': 'no',
  };
  for (const [key, value] of Object.entries(settings)) git(root, 'config', key, value);
  mkdirSync(join(root, '.git/info'), { recursive: true });
  writeFileSync(join(root, '.git/info/attributes'), '*.txt diff=shout\n*.bin diff=shout\n');
  process.env['GIT_EXTERNAL_DIFF'] = program;
  process.env['GIT_DIFF_OPTS'] = '-u0';
  return mark;
}

describe('a canonical diff', () => {
  it('names every file but those that Orch keeps, with its digest', async () => {
    const { root, base, head } = repository();
    const change = (await answers(root).diff(base, head, []))!;
    expect(change).toMatchObject({ base, head, dirty: false, digest: sha256(change.text) });
    expect(change.text).toContain('-line 7\n+line seven\n');
    expect(change.text).not.toContain('TASKS.md');
    expect(change.files).toEqual([
      { path: 'a.txt', added: 1, removed: 1, digest: sha256(readFileSync(join(root, 'a.txt'))) },
      { path: 'b.bin', added: 0, removed: 0, digest: sha256('\0\x01\x02') },
      { path: 'gone.txt', added: 0, removed: 1, digest: null },
      { path: 'here.txt', added: 41, removed: 0, digest: sha256(`${LINES}m\n`) },
      { path: 'moved.txt', added: 0, removed: 41, digest: null },
    ]);
  });

  it('is the same whatever anybody configured, between commits and in a worktree, and runs none of their programs', async () => {
    const { root, base, head } = repository();
    const { diff, change } = answers(root);
    const between = await diff(base, head, []);
    const clean = await change(base, []);
    writeFileSync(join(root, 'a.txt'), LINES.replace('line 9', 'line nine\r'));
    writeFileSync(join(root, 'new.txt'), 'new\n');
    const dirty = await change(base, []);
    expect(clean).toEqual(between);
    expect(dirty).toMatchObject({ dirty: true });
    expect(dirty!.text).toContain('+++ b/new.txt');
    const ran = hostile(root);
    expect(await diff(base, head, [])).toEqual(between);
    expect(await change(base, [])).toEqual(dirty);
    git(
      root,
      '-c',
      'core.hooksPath=/dev/null',
      '-c',
      'core.fsmonitor=false',
      '-c',
      'core.autocrlf=false',
      'checkout',
      '--',
      'a.txt',
    );
    rmSync(join(root, 'new.txt'));
    expect((await change(base, []))!.digest).toBe(between!.digest);
    expect(existsSync(ran)).toBe(false);
  });

  it('of some paths takes their names as they are', async () => {
    const { root, base, head } = repository();
    const { diff } = answers(root);
    expect((await diff(base, head, ['a.txt', '*.bin', ':(exclude)a.txt']))!.files.map(({ path }) => path)).toEqual([
      'a.txt',
    ]);
  });

  it('is unknown where a commit is gone or is no commit, and without git', async () => {
    const { root, base, head } = repository();
    const { diff } = answers(root);
    expect(await diff(base, '0'.repeat(40), [])).toBeUndefined();
    expect(await diff(base, 'HEAD', [])).toBeUndefined();
    expect(await diff(`--output=${join(root, 'x')}`, head, [])).toBeUndefined();
    const bare = answers(folderWith({ 'a.txt': 'a' }));
    expect(await bare.diff(base, head, [])).toBeUndefined();
    expect(await bare.change(undefined, [])).toBeUndefined();
    expect(await bare.head()).toBeUndefined();
  });
});

describe('what a worktree holds', () => {
  it('counts from where its branch left the main one, or from HEAD; ignored files and ledgers are no part of it', async () => {
    const { root, head } = repository();
    expect(await answers(root).change(undefined, [])).toMatchObject({
      base: head,
      head,
      dirty: false,
      text: '',
      files: [],
    });
    git(root, 'checkout', '-b', 'topic');
    const tip = commit(root, { 'c.txt': 'c\n', '.gitignore': 'ignored\n' }, 'topic');
    writeFileSync(join(root, 'ignored'), 'i');
    writeFileSync(join(root, 'ORCH/STATE/TASKS.md'), 'again\n');
    const change = (await answers(root).change(undefined, []))!;
    expect(change).toMatchObject({ base: head, head: tip, dirty: false });
    expect(change.files.map(({ path }) => path)).toEqual(['.gitignore', 'c.txt']);
  });

  it('leaves the index as it is', async () => {
    const { root } = repository();
    writeFileSync(join(root, 'new.txt'), 'new\n');
    const index = readFileSync(join(root, '.git/index'));
    await answers(root).change(undefined, []);
    expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true);
    expect(git(root, 'status', '--porcelain')).toBe('?? new.txt');
  });

  it('of a folder in a repository is what lies below it, by its own paths', async () => {
    const { root, base } = repository();
    writeFileSync(join(root, 'docs/new.md'), 'new\n');
    writeFileSync(join(root, 'elsewhere.md'), 'new\n');
    const change = (await answers(join(root, 'docs')).change(base, []))!;
    expect(change.files).toEqual([{ path: 'new.md', added: 1, removed: 0, digest: sha256('new\n') }]);
  });
});
