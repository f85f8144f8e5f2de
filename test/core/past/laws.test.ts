import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, type Past } from '../../../server/src/core/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { nextIntent } from '../moves/stories.js';
import { beginning, runs, seed, turn, WORLDS } from '../moves/worlds.js';
import { check, errors } from '../moves/ledgers.js';
import { accusations, Repository, type Part } from './pasts.js';

const limits = { seed, numRuns: runs, endOnFailure: true } as const;
const commit = fc.option(fc.constantFrom<Part>('all', 'all', 'ledgers', 'audit'), { freq: 3 });
const step = fc.record({ turn, commit });
const story = { world: beginning, steps: fc.array(step, { minLength: 1, maxLength: 24 }) };
const patience = 120_000 + 1500 * runs;

describe('whatever is done by moves', { timeout: patience }, () => {
  it.each([
    ['compared with commits made at any moment', true],
    ['compared with the audit log alone', false],
  ])('nothing of it is a hand edit, %s', async (_, commits) => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.record(story), async ({ world, steps }) => {
        const root = new MemoryRoot(typeof world === 'string' ? WORLDS[world] : world);
        fc.pre(typeof world === 'string' || errors(check(root, await root.workspace())).length === 0);
        const repository = new Repository(root);
        if (commits) repository.commit();
        let past: Past | undefined;
        const told: string[] = [];
        for (const one of steps) {
          root.now += one.turn.minutes * MINUTE;
          const intent = await nextIntent(root, one.turn);
          const outcome = await root.perform(one.turn.actor, intent);
          if (outcome.kind === 'accepted') {
            accepted++;
            told.push(`${one.turn.actor} ${JSON.stringify(intent)}`);
          }
          if (commits && one.commit !== null) {
            repository.commit(one.commit);
            told.push(`commit ${one.commit}`);
          }
          const workspace = await root.workspace();
          past = repository.past(workspace, past);
          expect(accusations(root, workspace, past), told.join('\n')).toEqual([]);
          expect(
            past.log.rejected.map(({ why, placed }) => `${why} ${placed.line.event}`),
            told.join('\n'),
          ).toEqual([]);
        }
      }),
      limits,
    );
    expect(accepted).toBeGreaterThan(0);
  });
});
