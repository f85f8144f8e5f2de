import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, type Intent, type Past } from '../../../server/src/core/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { approvals, APPROVALS, check, errors, tasks, TASKS, type Row } from '../moves/ledgers.js';
import { nextIntent } from '../moves/stories.js';
import { beginning, runs, seed, turn, WORLDS } from '../moves/worlds.js';
import { accusations, Repository, type Part } from './pasts.js';

const CHIEF = 'CMD@dana';
const WORKER = 'WORK@me';
const rename = (id: string, to: string): Intent => ({ verb: 'rename', id, to });
const event = (name: string, id: string): Intent => ({ verb: 'event', event: name, id });

function rootOf(...rows: readonly Row[]): MemoryRoot {
  return new MemoryRoot({ 'src/login.ts': 'export {};\n', [TASKS]: tasks(...rows), [APPROVALS]: approvals() });
}

async function accused(root: MemoryRoot, repository: Repository): Promise<readonly string[]> {
  const workspace = await root.workspace();
  return accusations(root, workspace, repository.past(workspace));
}

describe('a renamed task', () => {
  it('has the past of the row under its former id', async () => {
    const root = rootOf({ id: 'T-1', state: 'PLAN' }, { id: 'T-2', state: 'PLAN', depends: 'T-1' });
    const repository = new Repository(root);
    repository.commit();
    await root.accepted(CHIEF, event('ready', 'T-1'));
    await root.accepted(CHIEF, rename('T-1', 'L-1'));
    await root.accepted(CHIEF, rename('L-1', 'L-2'));
    await root.accepted(WORKER, event('start', 'L-2'));
    expect(await accused(root, repository)).toEqual([]);
    const past = repository.past(await root.workspace());
    expect(past.tasks.get('L-2')?.entry?.record.id).toBe('T-1');
    expect(past.tasks.get('L-2')?.moves.map(({ line }) => line.event)).toEqual(['ready', 'rename', 'rename', 'start']);
    expect(['T-1', 'L-1'].map((id) => past.tasks.get(id)?.gone)).toEqual([true, true]);
    expect(['t-1', 'l-1', 'l-2'].every((id) => past.taken.task.has(id))).toBe(true);
  });

  it('keeps what was edited by hand before, and is judged for it', async () => {
    const root = rootOf({ id: 'T-1', state: 'PLAN' });
    const repository = new Repository(root);
    repository.commit();
    root.store.files.set(TASKS, root.text(TASKS).replace('| PLAN', '| REVIEW'));
    await root.accepted(CHIEF, rename('T-1', 'L-1'));
    expect(await accused(root, repository)).toEqual([
      expect.stringMatching(/^error history\/(illegal-transition|skipped-states) L-1 /),
    ]);
  });

  it('is not what a hand edit of the id makes', async () => {
    const root = rootOf({ id: 'T-1', state: 'READY' });
    const repository = new Repository(root);
    repository.commit();
    root.store.files.set(TASKS, root.text(TASKS).replace('T-1', 'L-1'));
    expect((await accused(root, repository)).map((one) => one.split(' ', 3).join(' '))).toEqual([
      'error history/row-deleted T-1',
      'warning history/born-past-initial L-1',
    ]);
  });

  it.each([
    ['by a role that does not command', (text: string) => text.replaceAll('CMD', 'WORK'), 'role'],
    ['to an id that another row has', (text: string) => text.replaceAll('L-1', 'T-2'), 'event'],
    ['to what is no id', (text: string) => text.replaceAll('L-1', '-L'), 'event'],
    ['of another task than it says', (text: string) => text.replace('"id":"T-1"', '"id":"T-2"'), 'event'],
  ])('is explained by no line that renames %s', async (_, tamper, why) => {
    const root = rootOf({ id: 'T-1', state: 'READY' }, { id: 'T-2', state: 'READY' });
    const repository = new Repository(root);
    repository.commit();
    await root.accepted(CHIEF, rename('T-1', 'L-1'));
    for (const [path, text] of root.store.files) if (path.endsWith('.jsonl')) root.store.files.set(path, tamper(text));
    const past = repository.past(await root.workspace());
    expect(past.log.rejected.map((line) => line.why)).toEqual([why]);
    expect(await accused(root, repository)).toContainEqual(expect.stringContaining('error history/row-deleted T-1'));
  });
});

const limits = { seed, numRuns: runs, endOnFailure: true } as const;
const step = fc.record({
  turn,
  commit: fc.option(fc.constantFrom<Part>('all', 'ledgers', 'audit'), { freq: 3 }),
  to: fc.option(fc.constantFrom('a-1', 'b-2', 'c:3', '課-4', 'd-5', 'e-6', 'f-7', 'g-8', 'T-99', 'X-1'), { freq: 2 }),
});

describe('among other moves', { timeout: 120_000 + 1500 * runs }, () => {
  it('renames are no hand edits and no errors, whatever of them is committed when', async () => {
    let renamed = 0;
    await fc.assert(
      fc.asyncProperty(beginning, fc.array(step, { minLength: 1, maxLength: 16 }), async (world, steps) => {
        const root = new MemoryRoot(typeof world === 'string' ? WORLDS[world] : world);
        fc.pre(typeof world === 'string' || errors(check(root, await root.workspace())).length === 0);
        const repository = new Repository(root);
        repository.commit();
        let past: Past | undefined;
        const told: string[] = [];
        for (const { turn: one, commit, to } of steps) {
          root.now += one.minutes * MINUTE;
          const ids = (await root.workspace()).tasks.map(({ record }) => record.id);
          const id = ids[one.pick % Math.max(1, ids.length)] ?? 'T-1';
          const [actor, intent] = to === null ? [one.actor, await nextIntent(root, one)] : [CHIEF, rename(id, to)];
          const outcome = await root.perform(actor, intent);
          told.push(`${outcome.kind} ${actor} ${JSON.stringify(intent)}`);
          if (outcome.kind === 'accepted' && intent.verb === 'rename') renamed++;
          if (commit !== null) repository.commit(commit);
          told.push(`commit ${commit ?? 'nothing'}`);
          const workspace = await root.workspace();
          past = repository.past(workspace, past);
          expect(accusations(root, workspace, past), told.join('\n')).toEqual([]);
          expect(past.log.rejected, told.join('\n')).toEqual([]);
          expect(errors(check(root, workspace, past)), told.join('\n')).toEqual([]);
        }
      }),
      limits,
    );
    // A law about nothing would hold too.
    if (runs >= 25) expect(renamed).toBeGreaterThan(10);
  });
});
