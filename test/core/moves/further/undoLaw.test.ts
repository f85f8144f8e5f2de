import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTE, type Intent, type Workspace } from '../../../../server/src/core/index.js';
import type { Outcome } from '../../../../server/src/core/moves/perform.js';
import { MemoryRoot } from '../../../support/memoryStore.js';
import { expectOnlyNamed } from '../bytes.js';
import { check, errors } from '../ledgers.js';
import { ACTORS, intentOf, runs, seed, turn, world, WORLDS, type Turn } from '../worlds.js';

/** Refusals of an undo: it says that the move stands, never that something went wrong. */
const STANDS = ['undo/', 'move/frozen', 'set/'];
const LOCKS = ['lock', 'lock_owner', 'lock_expires_at'];
const CELLS = [
  'task_id',
  'title',
  'state',
  'owner',
  'due',
  'artifact',
  'notes',
  'priority',
  'depends',
  'milestone',
] as const;

/** What the tasks say, but for their locks: those are of leases, which have times and tokens of their own. */
function cellsOf({ tasks }: Workspace): readonly unknown[] {
  return tasks.map(({ record }) => CELLS.map((column) => record.text(column)));
}

/** Does a move by the first that may, so that much is done. */
async function byAnybody(root: MemoryRoot, { actor }: Turn, intent: Intent): Promise<readonly [string, Outcome]> {
  for (const other of [actor, ...ACTORS]) {
    const outcome = await root.perform(other, intent);
    if (outcome.kind === 'accepted') return [other, outcome];
  }
  return [actor, await root.perform(actor, intent)];
}

function copyOf(root: MemoryRoot): MemoryRoot {
  const copy = new MemoryRoot(Object.fromEntries(root.store.files));
  copy.now = root.now;
  copy.store.runtime = root.store.runtime;
  return copy;
}

it('whatever was done, taking it back at once leaves the tasks as they were, and no error', async () => {
  const undone = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(world, fc.array(turn, { minLength: 5, maxLength: 20 }), async (name, turns) => {
      const root = new MemoryRoot(WORLDS[name]);
      for (const one of turns) {
        root.now += Math.min(one.minutes, 40) * MINUTE;
        const before = cellsOf(await root.workspace());
        const intent = intentOf(await root.workspace(), one);
        const [actor, outcome] = await byAnybody(root, one, intent);
        if (outcome.kind === 'refused') continue;
        const copy = copyOf(root);
        copy.now += MINUTE;
        const files = new Map(copy.store.files);
        const back = await copy.perform(actor, { verb: 'undo', seq: outcome.result.seq });
        if (back.kind === 'refused') {
          const { code, params } = back.refusal;
          expect(
            STANDS.some((start) => code.startsWith(start)),
            `${code} ${JSON.stringify([params, intent])}`,
          ).toBe(true);
          continue;
        }
        undone.set(outcome.result.event, (undone.get(outcome.result.event) ?? 0) + 1);
        const { line } =
          copy.answers.history().find(({ line: { undoes } }) => undoes?.seq === outcome.result.seq) ?? {};
        if (line !== undefined) expectOnlyNamed(files, copy.store.files, line);
        const workspace = await copy.workspace();
        expect(cellsOf(workspace), JSON.stringify(intent)).toEqual(before);
        expect(errors(check(copy, workspace)), JSON.stringify(intent)).toEqual([]);
        const held = workspace.tasks.filter(({ record }) =>
          LOCKS.some((column) => record.text(column as 'lock') !== ''),
        );
        for (const { record } of held) expect(record.state?.category, record.id).toBe('active');
      }
    }),
    { seed, numRuns: runs, endOnFailure: false },
  );
  // Some hundred of a dozen kinds by 25 stories: a law about nothing would hold too.
  const all = [...undone.values()].reduce((sum, count) => sum + count, 0);
  if (runs >= 25) expect(Math.min(undone.size * 6, all)).toBeGreaterThan(30);
});
