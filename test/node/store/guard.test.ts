import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk } from '../../../server/src/node/store/fileSystem.js';
import { openStore } from '../../../server/src/node/store/index.js';
import { newOwner } from '../../../server/src/node/store/owner.js';
import { folderWith, MEMORY } from '../../support/folders.js';
import { ledgers, move } from './moves.js';

const WAITS = { patience: 400, unknown: 100, garbage: 50 };

function guarded(files: Readonly<Record<string, object | string>>): { root: string; folder: string } {
  const root = folderWith({ ...ledgers(), '.git/HEAD': 'ref: refs/heads/main\n' }, MEMORY);
  const folder = join(root, '.git/orch');
  mkdirSync(folder);
  for (const [name, owner] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof owner === 'string' ? owner : JSON.stringify(owner));
  }
  return { root, folder };
}

/** A process that has ended. */
function ended(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

describe('a guard', () => {
  const me = newOwner();
  it.each([
    ['of a process that has ended', { ...me, pid: ended() }],
    ['of a process whose number another has now', { ...me, start: '1' }],
    ['of before the machine was started again', { ...me, boot: 'before' }],
    ['of another machine, seen unchanged for long', { ...me, host: 'elsewhere' }],
    ['of another container, seen unchanged for long', { ...me, space: 'pid:[1]' }],
    ['that is empty', ''],
    ['that is garbage', '{"version":1,'],
    ['that says nothing of an owner', '{"version":1}'],
    ['that holds a list', '[]'],
  ])('%s is taken over', async (_, owner) => {
    const { root, folder } = guarded({ guard: owner });
    const store = openStore(root, disk, WAITS);
    expect(await store.commit(move(await store.read(), 'T-1'))).toEqual({ kind: 'done' });
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  it('whose heir died too is taken over by an heir of that one', async () => {
    const dead = { ...me, pid: ended() };
    const { root, folder } = guarded({
      guard: { ...dead, nonce: 'a' },
      'guard.after-a': { ...dead, nonce: 'b' },
      'guard.after-b': '',
      'owner-c.tmp': { ...dead, nonce: 'c' },
      'journal-d.tmp': 'half',
    });
    const store = openStore(root, disk, WAITS);
    expect(await store.commit(move(await store.read(), 'T-1'))).toEqual({ kind: 'done' });
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  it('that is stale is taken over by one of sixteen at a time', async () => {
    for (let round = 0; round < 20; round++) {
      const { root } = guarded({ guard: { ...me, pid: ended(), nonce: `dead${round}` } });
      let inside = 0;
      let most = 0;
      const one = async (): Promise<void> => {
        await openStore(root, disk, { ...WAITS, patience: 15_000 }).exclusively(async () => {
          most = Math.max(most, ++inside);
          await new Promise((resolve) => setTimeout(resolve, 1));
          inside--;
        });
      };
      await Promise.all(Array.from({ length: 16 }, one));
      expect(most).toBe(1);
    }
  });

  it('of somebody who lives is waited for, and not for ever', async () => {
    const { root } = guarded({});
    const [holder, other] = [openStore(root), openStore(root, disk, WAITS)];
    const basis = await other.read();
    await holder.exclusively(async () => {
      await expect(other.commit(move(basis, 'T-1'))).rejects.toMatchObject({ code: 'store/busy' });
      expect(await other.exclusively(() => Promise.resolve('in'))).toBeUndefined();
      expect(await holder.commit(move(basis, 'T-2'))).toEqual({ kind: 'done' });
    });
    expect(await other.commit(move(basis, 'T-1'))).toMatchObject({ kind: 'conflict' });
    expect(await other.commit(move(await other.read(), 'T-1'))).toEqual({ kind: 'done' });
  });

  it('of a newer Orch is left alone', async () => {
    const { root, folder } = guarded({ guard: { ...me, version: 2, host: hostname() } });
    const store = openStore(root, disk, WAITS);
    await expect(store.read()).rejects.toMatchObject({ code: 'store/newer', params: { version: '2' } });
    expect(JSON.parse(readFileSync(join(folder, 'guard'), 'utf8'))).toMatchObject({ version: 2 });
  });

  it('on a file system without links is a file of its own', async () => {
    const { root, folder } = guarded({});
    const link = (): never => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    };
    const store = openStore(root, { ...disk, link }, WAITS);
    expect(await store.commit(move(await store.read(), 'T-1'))).toEqual({ kind: 'done' });
    writeFileSync(join(folder, 'guard'), JSON.stringify({ ...me, pid: ended() }));
    expect(await store.commit(move(await store.read(), 'T-2'))).toEqual({ kind: 'done' });
    expect(readdirSync(folder)).toEqual(['state.json']);
  });
});
