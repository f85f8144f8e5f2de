import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../server/src/core/index.js';
import { nodeAnswers } from '../../../server/src/node/answers.js';
import { blame } from '../../../server/src/node/git/blame.js';
import { findGit } from '../../../server/src/node/git/folder.js';
import { gitOf } from '../../../server/src/node/git/program.js';
import { folderWith } from '../../support/folders.js';
import { commit, git, repositoryWith } from '../../support/git.js';

const answers = (root: string) => nodeAnswers(root, root, defaultPolicy);

afterEach(() => {
  delete process.env['GIT_CONFIG_GLOBAL'];
});

/** A program that leaves a file of its name in a folder, and hands on what it is given. */
function program(folder: string, name: string): string {
  const path = join(folder, `${name}.sh`);
  writeFileSync(path, `#!/bin/sh\n: > '${join(folder, 'ran', name)}'\nsed 's/^/${name} /'\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A repository whose files all go through filters, with edits that git has to read, and the folder that holds the programs. */
function filtered(): { root: string; programs: string; ran: () => readonly string[] } {
  const root = repositoryWith({ 'a.txt': 'a\n', 'b.dat': 'b\n', 'c.odd': 'c\n' });
  commit(root, { '.gitattributes': '*.txt filter=shout\n*.dat filter=long\n*.odd filter=o=d.d\n' });
  const programs = realpathSync(folderWith());
  mkdirSync(join(programs, 'ran'));
  for (const [name, text] of [
    ['a.txt', 'again\n'],
    ['b.dat', 'more\n'],
    ['c.odd', 'odd\n'],
  ] as const)
    writeFileSync(join(root, name), text);
  return { root, programs, ran: () => readdirSync(join(programs, 'ran')) };
}

describe('filters that the configuration of a repository names', () => {
  it('are not run for the change of a worktree, nor to say who wrote a line', async () => {
    const { root, programs, ran } = filtered();
    const set = (key: string, value: string) => git(root, 'config', key, value);
    set('filter.shout.clean', program(programs, 'clean'));
    set('filter.shout.smudge', program(programs, 'smudge'));
    set('filter.long.process', program(programs, 'process'));
    set('filter.long.required', 'true');
    set('filter.o=d.d.clean', program(programs, 'odd'));
    set('filter.o=d.d.required', 'true');
    const change = (await answers(root).change(undefined, []))!;
    expect(change.files.map(({ path }) => path)).toEqual(['a.txt', 'b.dat', 'c.odd']);
    expect(change.text).toContain('+again\n');
    expect((await blame(root, 'a.txt', 0, 'a\n'))?.summary).toBe('first');
    expect(ran()).toEqual([]);
    // They are there, and git alone runs them.
    execFileSync('git', ['diff', '--', 'a.txt'], { cwd: root, stdio: 'ignore' });
    expect(ran()).not.toEqual([]);
  });

  it('leave those alone that the user has set, also under the same name', async () => {
    const { root, programs, ran } = filtered();
    const own = program(programs, 'own');
    const global = join(programs, 'gitconfig');
    writeFileSync(global, `[filter "shout"]\n\tclean = ${own}\n\trequired\n`);
    process.env['GIT_CONFIG_GLOBAL'] = global;
    git(root, 'config', 'filter.shout.clean', program(programs, 'clean'));
    const change = (await answers(root).change(undefined, ['a.txt']))!;
    expect(change.text).toContain('+own again\n');
    expect(ran()).toEqual(['own']);
    rmSync(own);
    expect(await answers(root).change(undefined, ['a.txt'])).toBeUndefined();
  });
});

describe('a git folder', () => {
  it('whose HEAD is a pipe is none, and keeps nobody waiting', () => {
    const root = realpathSync(folderWith({ '.git/config': '' }));
    execFileSync('mkfifo', [join(root, '.git/HEAD')]);
    expect(existsSync(join(root, '.git/HEAD'))).toBe(true);
    expect(findGit(root)?.top).not.toBe(root);
  });
});

describe('the git that is started', () => {
  const windows = { platform: 'win32', self: 'C:\\node\\node.exe' };

  it('on Windows is never that of the current folder, which is looked in first there', () => {
    const path = String.raw`;.;bin;\tools;C:bin;"C:\Program Files\Git\cmd";D:\late`;
    const asked: string[] = [];
    const exists = (one: string): boolean => asked.push(one) > 0 && one.includes('Git');
    expect(gitOf({ ...windows, path, exists })).toBe(String.raw`C:\Program Files\Git\cmd\git.exe`);
    expect(asked).toEqual([String.raw`C:\Program Files\Git\cmd\git.exe`]);
    expect(gitOf({ ...windows, path: '.', exists: () => true })).toBe(String.raw`C:\node\git.exe`);
  });

  it('elsewhere is what PATH says', () => {
    expect(gitOf({ platform: 'linux', path: '/x', self: '/usr/bin/node', exists: () => true })).toBe('git');
  });
});
