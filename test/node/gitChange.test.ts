import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../server/src/node/digest.js';
import { changeOf } from '../../server/src/node/gitChange.js';

let root: string;
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: root, encoding: 'utf8' });
const part = { paths: [], except: ['ORCH'], digest: (path: string) => sha256(path) };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'orch-change-'));
  git('init', '-q', '-b', 'main');
  writeFileSync(join(root, 'kept.txt'), 'one\n');
  git('add', '.');
  git('commit', '-qm', 'first');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what the worktree holds against a commit', () => {
  test('lists exactly the files that differ, tracked, untracked, deleted and binary', async () => {
    const base = git('rev-parse', 'HEAD').trim();
    writeFileSync(join(root, 'kept.txt'), 'one\ntwo\n');
    writeFileSync(join(root, 'new file.txt'), 'new\n');
    writeFileSync(join(root, 'data.bin'), Buffer.from([0, 1, 2, 0]));
    const change = await changeOf(root, base, part);
    expect(change?.dirty).toBe(true);
    expect(change?.files.map(({ path, added, removed }) => ({ path, added, removed }))).toEqual([
      { path: 'data.bin', added: 0, removed: 0 },
      { path: 'kept.txt', added: 1, removed: 0 },
      { path: 'new file.txt', added: 1, removed: 0 },
    ]);
    expect(change?.text).toContain('GIT binary patch');
  });

  test('lists the same files once they are committed', async () => {
    const base = git('rev-parse', 'HEAD').trim();
    writeFileSync(join(root, 'new.txt'), 'new\n');
    rmSync(join(root, 'kept.txt'));
    git('add', '-A');
    git('commit', '-qm', 'second');
    const change = await changeOf(root, base, part);
    expect(change?.dirty).toBe(false);
    expect(change?.files).toEqual([
      { path: 'kept.txt', added: 0, removed: 1, digest: null },
      { path: 'new.txt', added: 1, removed: 0, digest: expect.stringMatching(/^sha256:/) as string },
    ]);
  });
});
