import type { BoardDelta, BoardState } from '../../src/board/messages.js';

/** The state after a delta; cards that it does not name stay the same objects. */
export function applied(state: BoardState, delta: BoardDelta): BoardState {
  const { name = state.name, columns = state.columns, frozen = state.frozen } = delta;
  const actor = after(state.actor, delta.actor);
  const closed = after(state.closed, delta.closed);
  return {
    name,
    columns,
    cards: cardsAfter(state, delta),
    ...(actor === undefined ? {} : { actor }),
    ...(closed === undefined ? {} : { closed }),
    frozen,
  };
}

function after(old: string | undefined, now: string | null | undefined): string | undefined {
  return now === null ? undefined : (now ?? old);
}

function cardsAfter({ cards }: BoardState, { removed, cards: changed, order }: BoardDelta): BoardState['cards'] {
  if (removed.length === 0 && changed.length === 0 && order === undefined) return cards;
  const known = new Map(cards.map((card) => [card.key, card]));
  for (const key of removed) known.delete(key);
  for (const card of changed) known.set(card.key, card);
  return order === undefined ? [...known.values()] : order.flatMap((key) => known.get(key) ?? []);
}
