import fc from 'fast-check';
import type { BoardCard, BoardColumn, BoardState } from '../../../client/src/board/messages.js';

const NONE = { errors: 0, warnings: 0, infos: 0, hints: 0 };

/** A card of a state, with nothing on it. */
export function card(id: string, state: string, rest: Partial<BoardCard> = {}): BoardCard {
  const nothing = { owner: '', priority: '', milestone: '', due: '', overdue: false, pending: [], blocked: [] };
  return { key: id, id, title: `Title of ${id}`, state, problems: NONE, ...nothing, ...rest };
}

/** Columns of the default process, as far as a test needs them. */
export const COLUMNS: readonly BoardColumn[] = [
  { state: 'PLAN', category: 'backlog', label: 'Backlog' },
  { state: 'READY', category: 'ready', label: 'Ready' },
  { state: 'DOING', category: 'active', label: 'In Progress' },
  { state: 'DONE', category: 'done', label: 'Done' },
];

export function state(cards: readonly BoardCard[], rest: Partial<BoardState> = {}): BoardState {
  return { name: 'shop', columns: COLUMNS, cards, frozen: false, ...rest };
}

const keys = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });

/** Cards with distinct keys, in any order, in states that have a column. */
export const someCards: fc.Arbitrary<readonly BoardCard[]> = keys.chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          state: fc.constantFrom(...COLUMNS.map((column) => column.state)),
          owner: fc.constantFrom('', 'WORK', 'WORK@ada', 'CMD'),
          priority: fc.constantFrom('', 'P1', 'P2', 'P10'),
          lock: fc.option(fc.record({ owner: fc.constantFrom('WORK', 'CMD'), mine: fc.boolean() }), { nil: undefined }),
          pending: fc.subarray(['A-1', 'A-2']),
        })
        .map(({ state: at, lock, ...rest }) =>
          card(`T-${id}`, at, { ...rest, ...(lock === undefined ? {} : { lock }) }),
        ),
    ),
  ),
);

/** Any board. */
export const someState: fc.Arbitrary<BoardState> = fc
  .record({
    name: fc.constantFrom('shop', 'mill'),
    columns: fc.subarray([...COLUMNS]),
    cards: someCards,
    actor: fc.constantFrom(undefined, 'WORK@ada', 'CMD'),
    closed: fc.constantFrom(undefined, 'nobody said who you are'),
    frozen: fc.boolean(),
  })
  .map(({ actor, closed, ...rest }) => ({
    name: rest.name,
    columns: rest.columns,
    cards: rest.cards,
    ...(actor === undefined ? {} : { actor }),
    ...(closed === undefined ? {} : { closed }),
    frozen: rest.frozen,
  }));
