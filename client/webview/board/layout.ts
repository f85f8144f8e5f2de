import type { BoardCard, BoardColumn } from '../../src/board/messages.js';

/** What cards can be grouped by, one lane below the other. */
export type LaneBy = 'none' | 'owner' | 'priority' | 'milestone';

/** Heights in pixels. */
export interface Metrics {
  readonly card: number;
  readonly gap: number;
  /** Of the heading of a lane. */
  readonly heading: number;
}

export interface Lane {
  /** What its cards have in common; '' where they lack it. */
  readonly name: string;
  readonly count: number;
  readonly folded: boolean;
  /** Where its heading begins, and where its cards do. */
  readonly top: number;
  readonly body: number;
  /** Where it ends. */
  readonly end: number;
  /** Cards by column; none where the lane or the column is folded. */
  readonly cards: readonly (readonly BoardCard[])[];
}

/** Where a card lies: indices into columns, lanes, and the cards of both. */
export interface Place {
  readonly column: number;
  readonly lane: number;
  readonly row: number;
}

/** Where everything lies. A column is as high as the board, cards of a lane begin at one height in all of them. */
export interface Layout {
  readonly columns: readonly BoardColumn[];
  readonly lanes: readonly Lane[];
  /** How many cards each column has, folded ones too. */
  readonly counts: readonly number[];
  readonly height: number;
  /** Only of cards that are to be seen. */
  readonly places: ReadonlyMap<string, Place>;
  readonly metrics: Metrics;
}

export interface Arrangement {
  readonly by: LaneBy;
  /** States of the columns that are folded. */
  readonly folded: ReadonlySet<string>;
  /** Names of the lanes that are folded. */
  readonly foldedLanes: ReadonlySet<string>;
}

/** Lays cards out in columns and lanes. */
export function layoutOf(
  columns: readonly BoardColumn[],
  cards: readonly BoardCard[],
  { by, folded, foldedLanes }: Arrangement,
  metrics: Metrics,
): Layout {
  const at = new Map(columns.map(({ state }, index) => [state, index]));
  const counts = columns.map(() => 0);
  const groups = new Map<string, { count: number; readonly cards: BoardCard[][] }>();
  for (const card of cards) {
    const column = at.get(card.state);
    if (column === undefined) continue;
    counts[column] = (counts[column] ?? 0) + 1;
    const name = by === 'none' ? '' : card[by];
    const group = groups.get(name) ?? { count: 0, cards: columns.map(() => []) };
    groups.set(name, group);
    group.count++;
    if (!folded.has(card.state)) group.cards[column]?.push(card);
  }
  const names = [...groups.keys()].sort(inOrder);
  const lanes: Lane[] = [];
  let top = 0;
  for (const name of names) {
    const { count = 0, cards: all = [] } = groups.get(name) ?? {};
    const isFolded = by !== 'none' && foldedLanes.has(name);
    const shown = isFolded ? columns.map(() => []) : all;
    const rows = Math.max(0, ...shown.map(({ length }) => length));
    const body = top + (by === 'none' ? 0 : metrics.heading);
    const end = body + rows * pitch(metrics) + metrics.gap;
    lanes.push({ name, count, folded: isFolded, top, body, end, cards: shown });
    top = end;
  }
  return { columns, lanes, counts, height: top, places: placesOf(lanes), metrics };
}

/** Named lanes by name, numbers in them by value; what has no name comes last. */
function inOrder(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return a.localeCompare(b, 'en', { numeric: true });
}

function placesOf(lanes: readonly Lane[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [lane, { cards }] of lanes.entries()) {
    for (const [column, list] of cards.entries()) {
      for (const [row, { key }] of list.entries()) places.set(key, { column, lane, row });
    }
  }
  return places;
}

/** From the top of a card to the top of the one below. */
export function pitch({ card, gap }: Metrics): number {
  return card + gap;
}

/** Where a card begins. */
export function topOf({ lanes, metrics }: Layout, { lane, row }: Place): number {
  return (lanes[lane]?.body ?? 0) + row * pitch(metrics);
}

/** The rows of a lane that are drawn: `from` inclusive, `to` exclusive. */
export interface DrawnLane {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The part of a layout that is drawn: what lies between two heights, and some rows more.
 * @param more rows above and below, so that a small scroll shows nothing empty
 */
export function drawn({ lanes, metrics }: Layout, top: number, bottom: number, more = 3): readonly DrawnLane[] {
  const step = pitch(metrics);
  const [first, last] = [top - more * step, bottom + more * step];
  const found: DrawnLane[] = [];
  for (let lane = firstLane(lanes, first); lane < lanes.length; lane++) {
    const { top: begin = 0, body = 0, cards = [] } = lanes[lane] ?? {};
    if (begin > last) break;
    const rows = Math.max(0, ...cards.map(({ length }) => length));
    const from = Math.min(Math.max(Math.floor((first - body) / step), 0), rows);
    found.push({ lane, from, to: Math.max(from, Math.min(Math.ceil((last - body) / step), rows)) });
  }
  return found;
}

/** The lane at a height; undefined above and below all of them. */
export function laneAt({ lanes }: Layout, height: number): Lane | undefined {
  return height < 0 ? undefined : lanes[firstLane(lanes, height)];
}

/** The first lane that ends below a height. */
function firstLane(lanes: readonly Lane[], top: number): number {
  let [low, high] = [0, lanes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lanes[middle]?.end ?? 0) < top) low = middle + 1;
    else high = middle;
  }
  return low;
}
