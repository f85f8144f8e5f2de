import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinations, MINUTE, type Destination } from '../../../server/src/core/index.js';
import { resolveCaller } from '../../../server/src/core/identity/index.js';
import { AnsweredWorld, settle } from '../../../server/src/core/moves/world.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { intentFor, nextIntent } from './stories.js';
import { beginning, runs, seed, turn, WORLDS } from './worlds.js';

const limits = { seed, numRuns: Math.max(100, runs), endOnFailure: false } as const;
const patience = 120_000 + 1000 * runs;

/** Where each task could be moved to by somebody. */
async function everywhere(root: MemoryRoot, actor: string): Promise<readonly [string, readonly Destination[]][]> {
  const snapshot = await root.store.read();
  const caller = resolveCaller(snapshot.workspace.policy, { as: actor });
  if ('code' in caller) return [];
  const { now } = root;
  const world = new AnsweredWorld();
  const found: [string, readonly Destination[]][] = [];
  for (const task of snapshot.workspace.tasks) {
    const answer = await settle(
      (asked) => destinations(snapshot, task, { caller, now, world: asked }),
      world,
      root.answers,
    );
    found.push([task.record.id, answer]);
  }
  return found;
}

function copyOf(root: MemoryRoot): MemoryRoot {
  const copy = new MemoryRoot(Object.fromEntries(root.store.files));
  copy.now = root.now;
  copy.store.runtime = root.store.runtime;
  return copy;
}

describe('where a card can be dropped', { timeout: patience }, () => {
  it('every state is there, and each but its own has either moves or a reason', async () => {
    for (const files of Object.values(WORLDS)) {
      const root = new MemoryRoot(files);
      const { tasks, policy } = await root.workspace();
      for (const [index, [, found]] of (await everywhere(root, 'CMD@dana')).entries()) {
        expect(found.map(({ state }) => state.name)).toEqual(policy.states.map((state) => state.name));
        for (const { state, moves, refusal, way } of found) {
          const said = [moves.length > 0, refusal !== undefined, way !== undefined].filter(Boolean);
          expect(said).toHaveLength(state.name === tasks[index]?.record.state?.name ? 0 : 1);
        }
      }
    }
  });

  it('a move that is offered leads there, and none that is not offered does', async () => {
    let [led, kept] = [0, 0];
    await fc.assert(
      fc.asyncProperty(beginning, fc.array(turn, { maxLength: 5 }), turn, async (name, turns, last) => {
        const root = new MemoryRoot(typeof name === 'string' ? WORLDS[name] : name);
        for (const one of turns) {
          root.now += one.minutes * MINUTE;
          await root.perform(one.actor, await nextIntent(root, one));
        }
        const { policy } = await root.workspace();
        const all = await everywhere(root, last.actor);
        for (const [id, found] of all.slice(last.other % Math.max(1, all.length)).slice(0, 1)) {
          for (const { state, moves, refusal } of found) {
            for (const move of moves) {
              const done = await copyOf(root).perform(last.actor, intentFor(id, move));
              expect(done.kind === 'accepted' ? done.result.to : done.refusal, `${id} ${move.event}`).toBe(state.name);
              led++;
            }
            if (refusal !== undefined) kept++;
          }
          const offered = new Set(found.flatMap(({ moves }) => moves.map(({ event }) => event)));
          const others = policy.events.filter(({ name: event, from }) => !offered.has(event) && from !== 'new');
          for (const { name: event } of others.slice(last.kind % 4, (last.kind % 4) + 3)) {
            const missing = ['--reason TEXT', '--artifact PATH'];
            const tried = await copyOf(root).perform(last.actor, intentFor(id, { event, by: [], missing }));
            expect(tried.kind, `${id} ${event}`).toBe('refused');
          }
        }
      }),
      limits,
    );
    // Not in vain: of so many tries some lead somewhere, and some are refused.
    expect(Math.min(led, kept)).toBeGreaterThan(4);
  });
});
