import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filtered } from '../../../client/webview/board/filter.js';
import {
  drawn,
  layoutOf,
  pitch,
  topOf,
  type Arrangement,
  type LaneBy,
  type Layout,
} from '../../../client/webview/board/layout.js';
import { nearest, next, type Direction } from '../../../client/webview/board/navigate.js';
import { seed } from '../../support/seed.js';
import { card, COLUMNS, someCards } from './states.js';

const limits = { seed, numRuns: Number(process.env['ORCH_RUNS'] ?? 200) };
const METRICS = { card: 80, gap: 8, heading: 30 };
const OPEN: Arrangement = { by: 'none', folded: new Set(), foldedLanes: new Set() };

const arrangement: fc.Arbitrary<Arrangement> = fc.record({
  by: fc.constantFrom<LaneBy>('none', 'owner', 'priority', 'milestone'),
  folded: fc.subarray(COLUMNS.map(({ state }) => state)).map((states) => new Set(states)),
  foldedLanes: fc.subarray(['', 'WORK', 'P1']).map((names) => new Set(names)),
});

const laidOut = fc
  .tuple(someCards, arrangement)
  .map(([cards, how]) => ({ cards, how, layout: layoutOf(COLUMNS, cards, how, METRICS) }));

const shownKeys = ({ lanes }: Layout): string[] => lanes.flatMap((lane) => lane.cards.flat().map(({ key }) => key));

describe('the layout of a board', () => {
  it('shows every card once, in its column and in the ledgers’ order, but what is folded', () => {
    fc.assert(
      fc.property(laidOut, ({ cards, how, layout }) => {
        const folded = (one: (typeof cards)[number]): boolean =>
          how.folded.has(one.state) || (how.by !== 'none' && how.foldedLanes.has(one[how.by]));
        const shown = cards.filter((one) => !folded(one)).map(({ key }) => key);
        expect(shownKeys(layout).sort()).toEqual([...shown].sort());
        expect([...layout.places.keys()].sort()).toEqual([...shown].sort());
        for (const lane of layout.lanes) {
          for (const [index, list] of lane.cards.entries()) {
            expect(list.every(({ state }) => state === COLUMNS[index]?.state)).toBe(true);
            expect(list.map((one) => cards.indexOf(one))).toEqual(
              list.map((one) => cards.indexOf(one)).sort((a, b) => a - b),
            );
          }
        }
        expect(layout.counts.reduce((sum, count) => sum + count, 0)).toBe(cards.length);
      }),
      limits,
    );
  });

  it('lays no card over another, nor over the heading of a lane', () => {
    fc.assert(
      fc.property(laidOut, ({ how, layout }) => {
        const bottoms = new Map<number, number>();
        for (const key of shownKeys(layout)) {
          const place = layout.places.get(key)!;
          const lane = layout.lanes[place.lane]!;
          const top = topOf(layout, place);
          expect(top).toBeGreaterThanOrEqual(lane.top + (how.by === 'none' ? 0 : METRICS.heading));
          expect(top + METRICS.card).toBeLessThanOrEqual(lane.end);
          expect(top).toBeGreaterThanOrEqual(bottoms.get(place.column) ?? 0);
          bottoms.set(place.column, top + METRICS.card);
        }
        expect(layout.lanes.map(({ top }) => top)).toEqual(
          [0, ...layout.lanes.map(({ end }) => end)].slice(0, layout.lanes.length),
        );
      }),
      limits,
    );
  });

  it('draws what is in view, and little more', () => {
    fc.assert(
      fc.property(laidOut, fc.nat(4000), fc.nat(1200), ({ layout }, top, height) => {
        const found = drawn(layout, top, top + height);
        const isDrawn = (lane: number, row: number): boolean =>
          found.some((one) => one.lane === lane && row >= one.from && row < one.to);
        for (const key of shownKeys(layout)) {
          const place = layout.places.get(key)!;
          const at = topOf(layout, place);
          const inView = at < top + height && at + METRICS.card > top;
          if (inView) expect(isDrawn(place.lane, place.row)).toBe(true);
        }
        const rows = found.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(rows).toBeLessThanOrEqual(Math.ceil(height / pitch(METRICS)) + 8 + found.length);
        expect(found.every(({ from, to }) => from <= to && from >= 0)).toBe(true);
      }),
      limits,
    );
  });

  it('of ten thousand cards draws some dozens', () => {
    const cards = Array.from({ length: 10_000 }, (_, index) =>
      card(`T-${index}`, COLUMNS[index % 4]!.state, { owner: `W${index % 50}` }),
    );
    for (const by of ['none', 'owner'] as const) {
      const layout = layoutOf(COLUMNS, cards, { ...OPEN, by }, METRICS);
      for (const top of [0, 12_345, layout.height - 900]) {
        const rows = drawn(layout, top, top + 900).map(({ lane, from, to }) => {
          return layout.lanes[lane]!.cards.reduce((sum, list) => sum + list.slice(from, to).length, 0);
        });
        const count = rows.reduce((sum, row) => sum + row, 0);
        expect(count).toBeGreaterThan(20);
        expect(count).toBeLessThan(100);
      }
    }
  });

  it('sorts lanes by name and number, what has no name last', () => {
    const cards = ['P10', '', 'P2', 'P1'].map((priority, index) => card(`T-${index}`, 'PLAN', { priority }));
    const { lanes } = layoutOf(COLUMNS, cards, { ...OPEN, by: 'priority' }, METRICS);
    expect(lanes.map(({ name }) => name)).toEqual(['P1', 'P2', 'P10', '']);
  });
});

describe('keys', () => {
  const directions: readonly Direction[] = ['up', 'down', 'left', 'right', 'first', 'last', 'pageUp', 'pageDown'];

  it('always lead to a card that is to be seen', () => {
    fc.assert(
      fc.property(laidOut, fc.constantFrom(...directions), ({ layout }, direction) => {
        for (const key of layout.places.keys())
          expect(layout.places.has(next(layout, key, direction) ?? '')).toBe(true);
        expect(next(layout, 'nowhere', direction)).toBeUndefined();
      }),
      limits,
    );
  });

  it('down and up again is where one was; every card of a column is reached by going down from its first', () => {
    fc.assert(
      fc.property(laidOut, ({ layout }) => {
        for (const [key, { column }] of layout.places) {
          const below = next(layout, key, 'down')!;
          if (below !== key) expect(next(layout, below, 'up')).toBe(key);
          const all = [...layout.places].filter(([, place]) => place.column === column).length;
          let [at, count] = [next(layout, key, 'first')!, 1];
          for (let to = next(layout, at, 'down')!; to !== at; to = next(layout, at, 'down')!)
            [at, count] = [to, count + 1];
          expect(count).toBe(all);
          expect(at).toBe(next(layout, key, 'last'));
        }
      }),
      limits,
    );
  });

  it('go beside at the same height, past what is folded or empty', () => {
    const cards = [card('A', 'PLAN'), card('B', 'PLAN'), card('C', 'DOING'), card('D', 'READY')];
    const layout = layoutOf(COLUMNS, cards, { ...OPEN, folded: new Set(['READY']) }, METRICS);
    expect(next(layout, 'B', 'right')).toBe('C');
    expect(next(layout, 'C', 'left')).toBe('A');
    expect(next(layout, 'C', 'right')).toBe('C');
  });

  it('go on from a card that is gone with what is in its place', () => {
    const layout = layoutOf(COLUMNS, [card('A', 'PLAN'), card('B', 'PLAN'), card('C', 'READY')], OPEN, METRICS);
    expect(nearest(layout, { column: 0, lane: 0, row: 1 })).toBe('B');
    expect(nearest(layout, { column: 0, lane: 0, row: 7 })).toBe('B');
    expect(nearest(layout, { column: 2, lane: 0, row: 0 })).toBe('A');
    expect(nearest(layoutOf(COLUMNS, [], OPEN, METRICS), { column: 0, lane: 0, row: 0 })).toBeUndefined();
  });
});

describe('the filter', () => {
  it('finds all words, in any case and width', () => {
    const cards = [
      card('T-1', 'PLAN', { owner: 'WORK@ada' }),
      card('T-2', 'DOING', { title: 'ＡＢＣ 台帳', pending: ['A-9'] }),
    ];
    const ids = (text: string): string[] => filtered(cards, text).map(({ id }) => id);
    expect(ids('')).toEqual(['T-1', 'T-2']);
    expect(filtered(cards, '  ')).toBe(cards);
    expect(ids('ADA plan')).toEqual(['T-1']);
    expect(ids('abc')).toEqual(['T-2']);
    expect(ids('a-9 台帳')).toEqual(['T-2']);
    expect(ids('ada doing')).toEqual([]);
  });
});
