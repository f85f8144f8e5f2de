import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { disk, type FileSystem } from '../../server/src/node/store/fileSystem.js';
import { openStore } from '../../server/src/node/store/index.js';
import { APPROVALS, ledgers, move, TASKS } from '../node/store/moves.js';
import { contentsOf } from '../support/faultFs.js';
import { folderWith, MEMORY } from '../support/folders.js';
import { event, ledgersOf } from '../support/nodeMoves.js';
import { workerPool, type Limits, type Worker } from './workers/pool.js';

let newWorker: (limits?: Limits) => Worker;
beforeAll(async () => {
  newWorker = await workerPool();
});

const CHANGING = ['create', 'append', 'truncate', 'sync', 'rename', 'link', 'unlink', 'mkdir', 'rmdir'] as const;
type Call = (typeof CHANGING)[number];

/** The disk, but every call that changes something may be refused. */
function refusing(refuse: (call: Call, step: number) => string | undefined): FileSystem & { steps: number } {
  const fs = { ...disk, steps: 0 };
  for (const call of CHANGING) {
    const real = disk[call].bind(disk) as (...args: unknown[]) => void;
    fs[call] = (...args: unknown[]) => {
      const code = refuse(call, fs.steps++);
      if (code !== undefined) throw Object.assign(new Error(code), { code });
      real(...args);
    };
  }
  return fs;
}

function repository(): string {
  return folderWith({ ...ledgers(), '.git/HEAD': 'ref: refs/heads/main\n' }, MEMORY);
}

/** What a folder holds but for the runtime folder, which even a refused move may make. */
function heldBy(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(contentsOf(root)).filter(([path]) => path !== '.git/orch/'));
}

describe('a disk that refuses', () => {
  it.each(['ENOSPC', 'EROFS', 'EACCES', 'EIO'])(
    'one step with %s, whichever: nothing is changed and nothing left',
    async (code) => {
      const root = repository();
      for (let step = 0; ; step++) {
        const fs = refusing((_, at) => (at === step ? code : undefined));
        const before = heldBy(root);
        const store = openStore(root, fs);
        const result = await store.commit(move(await store.read(), 'T-2'));
        if (fs.steps <= step) break;
        if (result.kind === 'done') {
          await openStore(root).read(); // Only clearing up was refused: the next start does it.
          continue;
        }
        expect(result, `step ${step}`).toMatchObject({ kind: 'failed', detail: code });
        await openStore(root).read();
        expect(heldBy(root), `step ${step}`).toEqual(before);
      }
    },
  );

  it('everything that needs space, from some step on: as before once there is some', async () => {
    const root = repository();
    for (let step = 0; step < 40; step++) {
      const before = heldBy(root);
      const full = (call: Call, at: number): boolean => at >= step && (call === 'create' || call === 'append');
      const fs = refusing((call, at) => (full(call, at) ? 'ENOSPC' : undefined));
      const store = openStore(root, fs);
      const result = await store.commit(move(await store.read(), 'T-2'));
      if (result.kind === 'done') return;
      expect(result).toMatchObject({ kind: 'failed', why: 'disk-full', detail: 'ENOSPC' });
      await openStore(root).read();
      expect(heldBy(root), `step ${step}`).toEqual(before);
    }
    expect.unreachable();
  });

  it('with a limit of the system on the size of files', async () => {
    const root = folderWith({ ...ledgersOf(300), '.git/HEAD': 'ref: refs/heads/main\n' });
    const before = heldBy(root);
    const worker = newWorker({ blocks: 8 });
    const answer = await worker.act({ root, intent: event('start', 'T-1'), as: 'WORK@a' });
    expect(answer).toEqual({ accepted: false, code: 'store/disk-full' });
    expect(heldBy(root)).toEqual(before);
  });
});

describe.skipIf(process.getuid?.() !== 0)('somebody who may not write', () => {
  const nobody = { uid: 65534 };

  it('anything: is told so', async () => {
    const root = folderWith({ ...ledgersOf(3), '.git/HEAD': 'ref: refs/heads/main\n' });
    chmodSync(root, 0o755);
    const before = contentsOf(root);
    const answer = await newWorker(nobody).act({ root, intent: event('start', 'T-1'), as: 'WORK@a' });
    expect(answer).toEqual({ accepted: false, code: 'store/denied' });
    expect(contentsOf(root)).toEqual(before);
  });

  it('the ledgers alone: is told so, and nothing is left in the runtime folder', async () => {
    const root = folderWith({ ...ledgersOf(3), '.git/HEAD': 'ref: refs/heads/main\n' });
    chmodSync(root, 0o755);
    mkdirSync(join(root, '.git/orch'));
    chownSync(join(root, '.git/orch'), nobody.uid, nobody.uid);
    const before = contentsOf(root);
    const answer = await newWorker(nobody).act({ root, intent: event('start', 'T-1'), as: 'WORK@a' });
    expect(answer).toEqual({ accepted: false, code: 'store/denied' });
    expect(contentsOf(root)).toEqual(before);
  });
});

describe('a ledger that becomes another between reading and writing', () => {
  const aside = 'ORCH/STATE/ASIDE.md';
  const changes: readonly (readonly [string, (root: string) => void, string])[] = [
    ['deleted', (root) => rmSync(join(root, TASKS)), 'conflict'],
    ['edited by hand', (root) => appendFileSync(join(root, TASKS), '| T-9 | mine | READY | - |\n'), 'conflict'],
    ['edited to the same size, with the old time', (root) => sameSize(join(root, TASKS)), 'conflict'],
    [
      'edited though the move does not write it',
      (root) => writeFileSync(join(root, 'ORCH/STATE/flags.md'), 'FREEZE=on\n'),
      'conflict',
    ],
    [
      'a folder',
      (root) => {
        rmSync(join(root, TASKS));
        mkdirSync(join(root, TASKS));
      },
      'outside',
    ],
    [
      'a FIFO',
      (root) => {
        rmSync(join(root, TASKS));
        execFileSync('mkfifo', [join(root, TASKS)]);
      },
      'outside',
    ],
    [
      'a link that leads out',
      (root) => {
        const out = folderWith({ 'x.md': 'x' });
        rmSync(join(root, TASKS));
        symlinkSync(join(out, 'x.md'), join(root, TASKS));
      },
      'outside',
    ],
    [
      'a link that leads nowhere',
      (root) => {
        rmSync(join(root, TASKS));
        symlinkSync('gone.md', join(root, TASKS));
      },
      'outside',
    ],
  ];

  it.each(changes)('%s: nothing is written', async (_, change, why) => {
    const root = repository();
    const store = openStore(root);
    const commit = move(await store.read(), 'T-2');
    change(root);
    const before = heldByFiles(root);
    const result = await store.commit(commit);
    expect(result.kind === 'failed' ? result.why : result.kind).toBe(why);
    expect(heldByFiles(root)).toEqual(before);
  });

  it('a link to the same text inside: what it leads to is written, and the link stays', async () => {
    const root = repository();
    const store = openStore(root);
    const commit = move(await store.read(), 'T-2');
    renameSync(join(root, TASKS), join(root, aside));
    symlinkSync('ASIDE.md', join(root, TASKS));
    chmodSync(join(root, aside), 0o640);
    expect(await store.commit(commit)).toEqual({ kind: 'done' });
    expect(readFileSync(join(root, aside), 'utf8')).toContain('moved 1');
    expect(statSync(join(root, aside)).mode & 0o777).toBe(0o640);
    expect(contentsOf(root)[TASKS]).toBe(contentsOf(root)[aside]);
  });

  it('edited while the move is being prepared: the edit stays, everything else is taken back', async () => {
    const root = repository();
    const fs = { ...disk };
    const store = openStore(root, fs);
    const commit = move(await store.read(), 'T-2');
    const before = heldBy(root);
    fs.append = (path, bytes) => {
      disk.append(path, bytes);
      appendFileSync(join(root, APPROVALS), 'by hand\n');
    };
    expect(await store.commit(commit)).toEqual({ kind: 'conflict', paths: [APPROVALS] });
    expect(heldBy(root)).toEqual({ ...before, [APPROVALS]: `${before[APPROVALS] ?? ''}by hand\n` });
  });
});

function sameSize(path: string): void {
  const { atime, mtime } = statSync(path);
  writeFileSync(path, readFileSync(path, 'utf8').replace('task 3', 'TASK 3'));
  utimesSync(path, atime, mtime);
}

/** What lies in the folder of the ledgers, without opening what is no file. */
function heldByFiles(root: string): string {
  return execFileSync('ls', ['-lAR', '--time-style=full-iso', 'ORCH'], { cwd: root, encoding: 'utf8' });
}
