import { realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { GitObjects } from '../../../server/src/node/git/objects.js';
import { spawnedGit } from '../../../server/src/node/git/process.js';
import { folderWith } from '../../support/folders.js';
import { commit, git, repositoryWith } from '../../support/git.js';

const LIMIT = 1024 * 1024;
const open: GitObjects[] = [];

afterEach(() => {
  for (const objects of open.splice(0)) objects.end();
});

function objectsIn(root: string, idle?: number): GitObjects {
  const objects = new GitObjects(root, idle);
  open.push(objects);
  return objects;
}

async function textOf(objects: GitObjects, name: string): Promise<string | undefined> {
  return (await objects.read(name, LIMIT))?.bytes?.toString('utf8');
}

describe('objects of a repository', () => {
  it('are answered in order by one process, many at once, of any size', async () => {
    const root = repositoryWith({
      'a.txt': 'a',
      'b.txt': 'b\n',
      'empty.txt': '',
      'large.bin': Buffer.alloc(LIMIT + 1),
    });
    const objects = objectsIn(root);
    const before = spawnedGit();
    const names = Array.from(
      { length: 200 },
      (_, at) => ['HEAD:a.txt', 'HEAD:none', 'HEAD:b.txt', 'HEAD:empty.txt'][at % 4]!,
    );
    expect(await Promise.all(names.map((name) => textOf(objects, name)))).toEqual(
      names.map((_, at) => ['a', undefined, 'b\n', ''][at % 4]),
    );
    expect(await objects.read('HEAD:large.bin', LIMIT)).toMatchObject({ size: LIMIT + 1, bytes: undefined });
    expect((await objects.read('HEAD:large.bin', LIMIT + 1))?.bytes).toHaveLength(LIMIT + 1);
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('a');
    expect(spawnedGit() - before).toBe(1);
  });

  it('are those that are there now: committed, packed and collected while it runs', async () => {
    const root = repositoryWith({ 'a.txt': '0' });
    const objects = objectsIn(root);
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('0');
    for (let round = 1; round <= 4; round++) {
      commit(root, { 'a.txt': String(round) });
      const steps = [['gc', '--prune=now'], ['pack-refs', '--all'], ['repack', '-a', '-d', '-f'], ['prune-packed']];
      git(root, ...steps[round - 1]!);
      expect(await textOf(objects, 'HEAD:a.txt')).toBe(String(round));
      expect(await textOf(objects, 'HEAD~1:a.txt')).toBe(String(round - 1));
    }
  });

  it('are answered again by a new process where one was killed in the middle', async () => {
    const root = repositoryWith({ 'a.txt': 'a', 'large.bin': Buffer.alloc(8 * LIMIT, 'x') });
    const objects = objectsIn(root);
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('a');
    const { pid } = objects;
    const asked = Array.from({ length: 30 }, () => objects.read('HEAD:large.bin', 8 * LIMIT));
    const last = textOf(objects, 'HEAD:a.txt');
    await asked[2];
    process.kill(pid!, 'SIGKILL');
    const answers = await Promise.all(asked);
    expect(answers.map((object) => object?.bytes?.length)).toEqual(asked.map(() => 8 * LIMIT));
    expect(await last).toBe('a');
    expect(objects.pid).not.toBe(pid);
    process.kill(objects.pid!, 'SIGKILL');
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('a');
  });

  it('have no answer where there is no repository, no folder, no git; and have one as soon as there is', async () => {
    const root = realpathSync(folderWith());
    const objects = objectsIn(root);
    const before = spawnedGit();
    expect(await Promise.all(['HEAD', 'a', 'b'].map((name) => textOf(objects, name)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(spawnedGit() - before).toBeLessThanOrEqual(3);
    expect(await textOf(objectsIn(join(root, 'none')), 'HEAD')).toBeUndefined();
    const { PATH } = process.env;
    process.env['PATH'] = root;
    try {
      expect(await textOf(objectsIn(root), 'HEAD')).toBeUndefined();
    } finally {
      process.env['PATH'] = PATH;
    }
    git(root, 'init');
    commit(root, { 'a.txt': 'a' });
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('a');
  });

  it('that are missing or damaged leave the others answered', async () => {
    const root = repositoryWith({ 'a.txt': 'a', 'b.txt': 'b' });
    const broken = git(root, 'rev-parse', 'HEAD:b.txt');
    const path = join(root, '.git/objects', broken.slice(0, 2), broken.slice(2));
    renameSync(path, `${path}.away`);
    writeFileSync(path, 'no object');
    const objects = objectsIn(root);
    const asked = ['HEAD:a.txt', 'HEAD:b.txt', 'HEAD:a.txt', 'HEAD:c.txt', 'HEAD:a.txt'];
    expect(await Promise.all(asked.map((name) => textOf(objects, name)))).toEqual([
      'a',
      undefined,
      'a',
      undefined,
      'a',
    ]);
    renameSync(`${path}.away`, path);
    expect(await textOf(objects, 'HEAD:b.txt')).toBe('b');
  });

  it('cannot be named so that another question is asked', async () => {
    const root = repositoryWith({ 'a.txt': 'a' });
    const objects = objectsIn(root);
    for (const name of ['', 'HEAD\nHEAD:a.txt', 'HEAD:a.txt\0', '\r'])
      expect(await textOf(objects, name)).toBeUndefined();
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('a');
  });

  it('are asked of no process that nobody asked for a while, or that was ended', async () => {
    const root = repositoryWith({ 'a.txt': 'a' });
    const objects = objectsIn(root, 1);
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('a');
    await expect.poll(() => objects.pid).toBeUndefined();
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('a');
    const asked = textOf(objects, 'HEAD:a.txt');
    objects.end();
    expect(await asked).toBeUndefined();
    expect(await textOf(objects, 'HEAD:a.txt')).toBe('a');
    const starting = objectsIn(root);
    const early = textOf(starting, 'HEAD');
    starting.end();
    expect(await early).toBeUndefined();
    await expect.poll(() => starting.pid).toBeUndefined();
  });
});
