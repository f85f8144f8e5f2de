import type { BoardCard, BoardDelta, BoardState } from './messages.js';

/** What turns `before` into `after`; undefined where nothing does. Cards that are the same object are not looked at. */
export function deltaOf(before: BoardState, after: BoardState): BoardDelta | undefined {
  const old = new Map(before.cards.map((card) => [card.key, card]));
  const now = new Set(after.cards.map(({ key }) => key));
  const removed = before.cards.filter(({ key }) => !now.has(key)).map(({ key }) => key);
  const cards = after.cards.filter((card) => !isSame(old.get(card.key), card));
  const kept = before.cards.filter(({ key }) => now.has(key));
  const ordered = kept.length === after.cards.length && kept.every(({ key }, index) => key === after.cards[index]?.key);
  const rest = {
    ...(before.name === after.name ? {} : { name: after.name }),
    ...(isSame(before.columns, after.columns) ? {} : { columns: after.columns }),
    ...(before.actor === after.actor ? {} : { actor: after.actor ?? null }),
    ...(before.closed === after.closed ? {} : { closed: after.closed ?? null }),
    ...(before.frozen === after.frozen ? {} : { frozen: after.frozen }),
    ...(ordered ? {} : { order: after.cards.map(({ key }) => key) }),
  };
  const nothing = removed.length === 0 && cards.length === 0 && Object.keys(rest).length === 0;
  return nothing ? undefined : { removed, cards, ...rest };
}

/**
 * `after` with the cards that are as they were being the same objects, so that the next comparison is by identity.
 */
export function settled(before: BoardState | undefined, after: BoardState): BoardState {
  const old = new Map((before?.cards ?? []).map((card) => [card.key, card]));
  const cards = after.cards.map((card): BoardCard => {
    const known = old.get(card.key);
    return known !== undefined && isSame(known, card) ? known : card;
  });
  return { ...after, cards };
}

/** Whether two values of the messages say the same: plain data whose fields come in one order. */
function isSame(a: object | undefined, b: object): boolean {
  if (a === b) return true;
  if (a === undefined) return false;
  const [before, after] = [Object.entries(a), Object.entries(b)];
  return (
    before.length === after.length &&
    before.every(([name, value], index) => {
      const [other, now] = after[index] ?? [];
      return name === other && (value === now || (isObject(value) && isObject(now) && isSame(value, now)));
    })
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
