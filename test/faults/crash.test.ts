import { appendFileSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk } from '../../server/src/node/store/fileSystem.js';
import { openStore } from '../../server/src/node/store/index.js';
import { APPROVALS, TASKS } from '../node/store/moves.js';
import { contentsOf, FaultFs, type Loss } from '../support/faultFs.js';
import { folderWith, MEMORY } from '../support/folders.js';
import { auditProblems, event, ledgersOf, moverIn } from '../support/nodeMoves.js';
import { randomOf } from '../support/random.js';
import { seed } from '../support/seed.js';

/** At most so many combinations of what a crash may lose are tried at one step; more are sampled. */
const COMBINATIONS = 12;
const LEFT = ['all', 'half', 'none'] as const;
const EDIT = '| T-77 | edited by hand | READY | - |\n';

/** A repository in which a task was started, and is about to be submitted: two ledgers, a record, an audit line, the lease. */
async function prepared(): Promise<{ root: string; before: Contents; after: Contents }> {
  const root = folderWith({ ...ledgersOf(3), 'a.txt': 'work\n', '.git/HEAD': 'ref: refs/heads/main\n' }, MEMORY);
  expect((await moverIn(root).act(event('start', 'T-2'), 'WORK@a')).kind).toBe('accepted');
  const before = contentsOf(root);
  const other = folderWith({}, MEMORY);
  cpSync(root, other, { recursive: true });
  expect(await submit(other)).toBe('accepted');
  return { root, before, after: contentsOf(other) };
}

async function submit(root: string, fs?: FaultFs): Promise<string> {
  const outcome = await moverIn(root, fs).act(event('submit', 'T-2', { artifacts: ['a.txt'] }), 'WORK@a');
  return outcome.kind;
}

/** Nobody else is there to be waited for. */
const HASTE = { patience: 1000, unknown: 0, garbage: 0 };

type Contents = Readonly<Record<string, string>>;

function restore(root: string, contents: Contents): void {
  for (const name of ['ORCH', '.git']) rmSync(join(root, name), { recursive: true, force: true });
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(join(root, path, path.endsWith('/') ? '.' : '..'), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(root, path), text);
  }
}

/** Runs the move until its disk dies at a step; undefined where it ended before. */
async function dieAt(root: string, step: number): Promise<FaultFs | undefined> {
  const fs = new FaultFs(root, step);
  await submit(root, fs).catch(() => undefined);
  return fs.steps <= step ? undefined : fs;
}

/** What a crash may lose: all of it, nothing, and everything in between or a sample of that. */
function lossesOf({ namings, files }: FaultFs['open'], random: () => number, most = COMBINATIONS): readonly Loss[] {
  const losses: Loss[] = [];
  const total = 2 ** namings * 3 ** files;
  for (let at = 0; at < Math.min(total, most); at++) {
    let code = total <= most || at < 1 ? at : at === 1 ? total - 1 : Math.floor(random() * total);
    const digit = (base: number): number => {
      const value = code % base;
      code = Math.floor(code / base);
      return value;
    };
    const named = Array.from({ length: namings }, () => digit(2) === 0);
    losses.push({ named, written: Array.from({ length: files }, () => LEFT[digit(3)] ?? 'all') });
  }
  return losses;
}

/** Every crash that is tried: the state of the folder, and a name for it. */
async function eachCrash(
  root: string,
  before: Contents,
  random: () => number,
  each: (where: string) => Promise<void>,
  most = COMBINATIONS,
): Promise<void> {
  for (let step = 0; ; step++) {
    restore(root, before);
    const died = await dieAt(root, step);
    if (died === undefined) return;
    for (const loss of lossesOf(died.open, random, most)) {
      died.crash(loss);
      await each(`step ${step} (${String(died.log.at(-1))}), ${JSON.stringify(loss)}`);
    }
  }
}

/** Which end a folder came to: that of the runtime state. */
function endOf(found: Contents, after: Contents): 'before' | 'after' {
  return found['.git/orch/state.json'] === after['.git/orch/state.json'] ? 'after' : 'before';
}

describe('a machine that dies while a move is written', () => {
  it('at any step, whatever of it reached the disk: all before or all after, and nothing left behind', async () => {
    const { root, before, after } = await prepared();
    const ends = { before: 0, after: 0 };
    await eachCrash(root, before, randomOf(seed), async (where) => {
      await openStore(root, disk, HASTE).read();
      const found = contentsOf(root);
      const end = endOf(found, after);
      expect(found, where).toEqual(end === 'after' ? after : before);
      if (ends[end]++ === 0) expect(await auditProblems(root)).toEqual([]);
    });
    expect(ends.before).toBeGreaterThan(100);
    expect(ends.after).toBeGreaterThan(2);
  });

  it('keeps what somebody edited by hand before the next start, and decides by it', async () => {
    const { root, before, after } = await prepared();
    const random = randomOf(seed + 1);
    const ends = { before: 0, after: 0 };
    await eachCrash(root, before, random, async (where) => {
      if (random() < 0.5) return;
      const path = random() < 0.5 ? TASKS : APPROVALS;
      appendFileSync(join(root, path), EDIT);
      await openStore(root, disk, HASTE).read();
      const found = contentsOf(root);
      const end = endOf(found, after);
      ends[end]++;
      const whole = end === 'after' ? after : before;
      expect(found, where).toEqual({ ...whole, [path]: (whole[path] ?? '') + EDIT });
    });
    expect(ends.before).toBeGreaterThan(50);
    expect(ends.after).toBeGreaterThan(5);
  });

  it('again while the next start repairs it', async () => {
    const { root, before, after } = await prepared();
    const random = randomOf(seed + 2);
    await eachCrash(root, before, random, async (where) => {
      if (!existsSync(join(root, '.git/orch/journal'))) return;
      const again = new FaultFs(root, Math.floor(random() * 25));
      await openStore(root, again, HASTE)
        .read()
        .catch(() => undefined);
      const losses = lossesOf(again.open, random);
      again.crash(losses[Math.floor(random() * losses.length)] ?? { named: [], written: [] });
      await openStore(root, disk, HASTE).read();
      const found = contentsOf(root);
      expect(found, `${where}; then ${String(again.log.at(-1))}`).toEqual(
        endOf(found, after) === 'after' ? after : before,
      );
    });
  });

  it('is found out where a disk only says that it has written', async () => {
    const { root, before, after } = await prepared();
    const torn = new Set<string>();
    for (const lie of ['sync', 'syncFolder'] as const) {
      for (let step = 0; !torn.has(lie) && step < 60; step++) {
        restore(root, before);
        const fs = new FaultFs(root, step);
        fs[lie] = () => undefined;
        await submit(root, fs).catch(() => undefined);
        for (const loss of lossesOf(fs.open, randomOf(seed + step))) {
          fs.crash(loss);
          await openStore(root, disk, HASTE)
            .read()
            .catch(() => undefined);
          const found = JSON.stringify(contentsOf(root));
          if (found !== JSON.stringify(before) && found !== JSON.stringify(after)) torn.add(lie);
        }
      }
    }
    expect([...torn]).toEqual(['sync', 'syncFolder']);
  });
});
