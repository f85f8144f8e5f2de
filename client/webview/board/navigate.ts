import type { BoardCard } from '../../src/board/messages.js';
import type { Layout, Place } from './layout.js';

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'pageUp' | 'pageDown';

/** Cards that a page is taken for. */
const PAGE = 8;

/** The card that a key leads to from another; the same where there is none. Undefined where the other is not to be seen. */
export function next(layout: Layout, key: string, direction: Direction): string | undefined {
  const place = layout.places.get(key);
  if (place === undefined) return undefined;
  const found =
    direction === 'left' || direction === 'right' ? beside(layout, place, direction) : along(layout, place, direction);
  return found?.key ?? key;
}

/** The card at a place, else the nearest one in its column above or below it, else any: where the focus goes on. */
export function nearest(layout: Layout, { column, lane, row }: Place): string | undefined {
  const here = layout.lanes[lane]?.cards[column] ?? [];
  const card = here[Math.min(row, here.length - 1)] ?? inColumn(layout, column)[0]?.card;
  return card?.key ?? layout.places.keys().next().value;
}

function along(layout: Layout, place: Place, direction: Exclude<Direction, 'left' | 'right'>): BoardCard | undefined {
  const all = inColumn(layout, place.column);
  const at = all.findIndex(({ lane, row }) => lane === place.lane && row === place.row);
  const steps = { up: -1, down: 1, pageUp: -PAGE, pageDown: PAGE, first: -Infinity, last: Infinity };
  return all[Math.min(Math.max(at + steps[direction], 0), all.length - 1)]?.card;
}

interface Placed {
  readonly card: BoardCard;
  readonly lane: number;
  readonly row: number;
}

function inColumn({ lanes }: Layout, column: number): readonly Placed[] {
  return lanes.flatMap(({ cards }, lane) => (cards[column] ?? []).map((card, row) => ({ card, lane, row })));
}

/** The card at the same height in the next column that has any in this lane; where none has, in the nearest lane. */
function beside(layout: Layout, { column, lane, row }: Place, direction: 'left' | 'right'): BoardCard | undefined {
  const step = direction === 'left' ? -1 : 1;
  for (let other = column + step; other >= 0 && other < layout.columns.length; other += step) {
    const cards = layout.lanes[lane]?.cards[other] ?? [];
    const card = cards[Math.min(row, cards.length - 1)];
    if (card !== undefined) return card;
  }
  for (let other = column + step; other >= 0 && other < layout.columns.length; other += step) {
    const all = inColumn(layout, other);
    const closest = Math.min(...all.map((one) => Math.abs(one.lane - lane)));
    const found = all.find((one) => Math.abs(one.lane - lane) === closest);
    if (found !== undefined) return found.card;
  }
  return undefined;
}
