import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaOf, settled } from '../../../client/src/board/delta.js';
import { applied } from '../../../client/webview/board/state.js';
import { learned, type Known } from '../../../client/webview/board/known.js';
import { boardTexts } from '../../../client/src/board/texts.js';
import { seed } from '../../support/seed.js';
import { t } from '../support/overview.js';
import { card, someState, state } from './states.js';

const limits = { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 200) };

describe('what a board is told', () => {
  it('of a change makes the new board of the old one, whatever both are', () => {
    fc.assert(
      fc.property(someState, someState, (before, after) => {
        const delta = deltaOf(before, after);
        expect(delta === undefined ? before : applied(before, delta)).toEqual(after);
      }),
      limits,
    );
  });

  it('is nothing where nothing changed, and only then', () => {
    fc.assert(
      fc.property(someState, someState, (before, after) => {
        expect(deltaOf(before, structuredClone(before))).toBeUndefined();
        expect(deltaOf(before, after) === undefined).toBe(JSON.stringify(before) === JSON.stringify(after));
      }),
      limits,
    );
  });

  it('of one moved card among ten thousand is that card', () => {
    const cards = Array.from({ length: 10_000 }, (_, index) => card(`T-${index}`, 'PLAN'));
    const moved = cards.map((one) => (one.id === 'T-5000' ? { ...one, state: 'READY' } : structuredClone(one)));
    const after = settled(state(cards), state(moved));
    const delta = deltaOf(state(cards), after);
    expect(delta).toEqual({ removed: [], cards: [card('T-5000', 'READY')] });
    expect(JSON.stringify(delta).length).toBeLessThan(1000);
    // What stayed as it was is the same object: neither side compares or draws it again.
    expect(applied(state(cards), delta!).cards.filter((one, index) => one !== cards[index])).toHaveLength(1);
    expect(after.cards.filter((one, index) => one !== cards[index])).toHaveLength(1);
  });

  it('keeps cards that read as before the same objects', () => {
    fc.assert(
      fc.property(someState, someState, (before, after) => {
        const known = settled(before, structuredClone(after));
        expect(known).toEqual(after);
        const old = new Map(before.cards.map((one) => [one.key, one]));
        for (const one of known.cards) {
          const same = JSON.stringify(old.get(one.key)) === JSON.stringify(one);
          expect(old.get(one.key) === one).toBe(same);
        }
      }),
      limits,
    );
  });
});

describe('what a page knows', () => {
  const texts = boardTexts(t);
  const full: Known = { kind: 'board', state: state([card('T-1', 'PLAN')]), texts, revision: 4 };

  it('follows messages in their order, and notices where it missed one', () => {
    const nothing: Known = { kind: 'nothing' };
    const delta = { removed: ['T-1'], cards: [] };
    expect(learned(nothing, { type: 'full', revision: 4, state: full.state, texts })).toEqual(full);
    expect(learned(full, { type: 'delta', revision: 5, delta })).toMatchObject({ revision: 5, state: { cards: [] } });
    expect(learned(full, { type: 'delta', revision: 6, delta })).toBeUndefined();
    expect(learned(nothing, { type: 'delta', revision: 1, delta })).toBeUndefined();
    expect(learned(full, { type: 'none', why: 'gone' })).toEqual({ kind: 'none', why: 'gone' });
  });
});
