import { describe, expect, it } from 'vitest';
import { folderWith, MEMORY } from '../support/folders.js';
import { auditProblems, event, ledgersOf, MOVE_NOW, moverIn } from '../support/nodeMoves.js';
import { randomOf } from '../support/random.js';
import { seed } from '../support/seed.js';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const A = 'WORK@a';
const B = 'WORK@b';

function repository(): string {
  return folderWith({ ...ledgersOf(3), 'a.txt': 'a\n', '.git/HEAD': 'ref: refs/heads/main\n' }, MEMORY);
}

describe('a clock that is set', () => {
  it('to the next year and back does not give a lost lease back', async () => {
    const { act, store } = moverIn(repository());
    expect(await act(event('start', 'T-1'), A)).toMatchObject({ kind: 'accepted', result: { lock: { token: 1 } } });
    const next = MOVE_NOW + YEAR;
    expect(await act(event('recover', 'T-1', { reason: 'gone' }), B, { now: next })).toMatchObject({
      kind: 'accepted',
    });
    expect(await act(event('start', 'T-1'), B, { now: next })).toMatchObject({ result: { lock: { token: 2 } } });
    const late = event('submit', 'T-1', { artifacts: ['a.txt'] });
    expect((await act(late, A, { now: MOVE_NOW + MINUTE })).kind).toBe('refused');
    expect((await act({ verb: 'lock.extend', id: 'T-1' }, A, { now: MOVE_NOW + MINUTE })).kind).toBe('refused');
    expect(
      (await store.read()).runtime.leases['T-1'] ?? Object.values((await store.read()).runtime.leases)[0],
    ).toMatchObject({ holder: B, token: 2 });
  });

  it('back after somebody saw a lease past its end does not revive it', async () => {
    const { act } = moverIn(repository());
    await act(event('start', 'T-1'), A);
    await act(event('start', 'T-2'), B, { now: MOVE_NOW + YEAR });
    const back = MOVE_NOW + MINUTE;
    expect(await act(event('recover', 'T-1', { reason: 'seen past its end' }), B, { now: back })).toMatchObject({
      kind: 'accepted',
    });
  });

  it('anyhow never lets a token shrink, and leaves a log that verifies', async () => {
    const root = repository();
    const { act } = moverIn(root);
    const random = randomOf(seed);
    let last = 0;
    for (let count = 0; count < 60; count++) {
      const now = MOVE_NOW + Math.floor((random() - 0.5) * 120 * MINUTE) + (random() < 0.2 ? YEAR : 0);
      const who = random() < 0.5 ? A : B;
      const outcome = await act(
        random() < 0.5 ? event('start', 'T-1') : event('recover', 'T-1', { reason: 'on' }),
        who,
        { now },
      );
      if (outcome.kind === 'refused' || outcome.result.lock === null) continue;
      expect(outcome.result.lock.token).toBe(last + 1);
      last = outcome.result.lock.token;
    }
    expect(last).toBeGreaterThan(3);
    expect(await auditProblems(root)).toEqual([]);
  });
});
