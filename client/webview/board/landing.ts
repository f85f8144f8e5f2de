import type { BoardCard, BoardTarget, BoardTargets, BoardTexts, LanesAsked } from '../../src/board/messages.js';
import { laneAt, type LaneBy, type Layout } from './layout.js';
import { laneName } from './lanes.js';
import { fill } from './words.js';

/** A place on the board that a card can be dropped on; what is left out is the card's own. */
export interface Spot {
  readonly state?: string;
  readonly lane?: string;
}

/** How the board lies under a card that is dragged. */
export interface Ground {
  readonly by: LaneBy;
  readonly layout: Layout;
}

/** The lanes of a board, to be asked about; undefined where it has none. */
export function lanesOf({ by, layout }: Ground): LanesAsked | undefined {
  return by === 'none' ? undefined : { by, names: layout.lanes.map(({ name }) => name) };
}

/** What lies at a place of the page: a column and the lane there, or the heading of a lane. Undefined: neither. */
export function spotAt(x: number, y: number, { by, layout }: Ground): Spot | undefined {
  const element = document.elementFromPoint(x, y);
  const heading = element?.closest<HTMLElement>('.lane-head')?.dataset['lane'];
  if (heading !== undefined) return { lane: heading };
  const column = element?.closest<HTMLElement>('.column');
  const state = column?.dataset['state'];
  if (state === undefined) return undefined;
  const top = column?.querySelector('.body')?.getBoundingClientRect().top ?? 0;
  const lane = by === 'none' ? undefined : laneAt(layout, y - top)?.name;
  return { state, ...(lane === undefined ? {} : { lane }) };
}

/** What a drop changes: the column of a card, its lane, both (which no move does at once), or nothing. */
export function changeOf(card: BoardCard, { state, lane }: Spot, by: LaneBy): 'none' | 'column' | 'lane' | 'both' {
  const column = state !== undefined && state !== card.state;
  const other = by !== 'none' && lane !== undefined && lane !== card[by];
  if (column) return other ? 'both' : 'column';
  return other ? 'lane' : 'none';
}

/** Says that a column and a lane are changed one after the other. */
export function oneByOne({ id }: BoardCard, { state = '', lane = '' }: Spot, by: LaneBy, texts: BoardTexts): string {
  return fill(texts.oneByOne, id, state, laneName(lane, by, texts));
}

/** What a drop at a place would do, as far as that is known. */
export function verdictOf(
  card: BoardCard,
  spot: Spot & { readonly state: string },
  { by, targets, texts }: { readonly by: LaneBy; readonly targets: BoardTargets; readonly texts: BoardTexts },
): BoardTarget | 'asking' {
  const { state } = spot;
  switch (changeOf(card, spot, by)) {
    case 'both':
      return { state, moves: [], why: oneByOne(card, spot, by, texts) };
    case 'lane': {
      const lane = targets.lanes.find(({ name }) => name === spot.lane);
      // Of very many lanes not all are asked about; the drop asks again.
      if (lane === undefined) return 'asking';
      return {
        state,
        moves: lane.move === undefined ? [] : [lane.move],
        ...(lane.why === undefined ? {} : { why: lane.why }),
      };
    }
    default:
      return targets.states.find((target) => target.state === state) ?? { state, moves: [] };
  }
}
