import { describe, expect, it } from 'vitest';
import { defaultPolicy, MINUTE, type Past, type Workspace } from '../../../server/src/core/index.js';
import { eventsBetween } from '../../../server/src/core/process/index.js';
import { MemoryRoot } from '../../support/memoryStore.js';
import { nextIntent } from '../moves/stories.js';
import { seed, WORLDS, type Turn } from '../moves/worlds.js';
import { APPROVALS, TASKS } from '../moves/ledgers.js';
import { accusations, Repository } from './pasts.js';

const MOVES = 500;
const ACTORS: readonly Turn['actor'][] = ['CMD@dana', 'WORK@me', 'AUDIT@kim', 'CMD@dana', 'WORK@me'];

/** Numbers below `most` from one seed. */
function numbers(from: number): (most: number) => number {
  let state = from >>> 0;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % most;
  };
}

/** One task one step on, typed into the ledger; false where there is none to take. */
function typeStep(root: MemoryRoot, { tasks }: Workspace, next: (most: number) => number): boolean {
  const entry = tasks[next(tasks.length)];
  const from = entry?.record.state;
  if (entry === undefined || from === undefined || !['PLAN', 'READY', 'HOLD'].includes(from.name)) return false;
  const noted = entry.record.notes.find(({ key }) => key === 'held_from')?.value.text;
  const ways = defaultPolicy.states.filter((to) => {
    const back = from.name !== 'HOLD' || to.name === 'DROP' || to.name === noted;
    return back && eventsBetween(defaultPolicy, from, to).length > 0 && to.name !== 'DROP' && to.name !== 'HOLD';
  });
  const to = ways[next(Math.max(1, ways.length))];
  if (to === undefined) return false;
  const lines = root.text(TASKS).split('\n');
  lines[entry.line] = (lines[entry.line] ?? '').replace(`| ${from.name} |`, `| ${to.name} |`);
  root.store.files.set(TASKS, lines.join('\n'));
  return true;
}

describe('a history of legal moves, by Orch and by hand', { timeout: 600_000 }, () => {
  it(`${MOVES} of them give no finding`, async () => {
    const next = numbers(seed);
    const root = new MemoryRoot(WORLDS['all states']);
    const repository = new Repository(root);
    repository.commit();
    let past: Past | undefined;
    let [moves, typed] = [0, 0];
    for (let turns = 0; moves < MOVES && turns < 20 * MOVES; turns++) {
      root.now += (1 + next(20)) * MINUTE;
      const before = await root.workspace();
      const byHand = next(4) === 0 && typeStep(root, before, next);
      const one: Turn = {
        actor: ACTORS[next(ACTORS.length)] ?? 'CMD@dana',
        kind: next(1 << 20),
        pick: next(64),
        other: next(1 << 20),
        minutes: 0,
        legal: next(3) > 0,
      };
      const moved = byHand || (await root.perform(one.actor, await nextIntent(root, one))).kind === 'accepted';
      if (!moved) continue;
      moves++;
      if (byHand) typed++;
      const workspace = await root.workspace();
      past = repository.past(workspace, past);
      const found = accusations(root, workspace, past);
      expect(found, `move ${moves}: ${root.text(TASKS)}${root.text(APPROVALS)}`).toEqual([]);
      // Two steps by hand on one row are two only where something was committed between them.
      if (byHand || next(8) === 0) repository.commit();
    }
    expect(moves).toBe(MOVES);
    expect(typed).toBeGreaterThan(10);
  });
});
