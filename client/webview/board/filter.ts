import type { BoardCard } from '../../src/board/messages.js';

/**
 * The cards that hold every word of a text somewhere in what they show, whatever the case and width of its letters. All
 * of them, the same array, where there is no word.
 */
export function filtered(cards: readonly BoardCard[], text: string): readonly BoardCard[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return cards;
  return cards.filter((card) => {
    const shown = wordsOf(card);
    return words.every((word) => shown.includes(word));
  });
}

const known = new WeakMap<BoardCard, string>();

/** What a card shows, to be looked for. */
function wordsOf(card: BoardCard): string {
  const found = known.get(card);
  if (found !== undefined) return found;
  const { id, title, state, said, owner, priority, milestone, due, lock, pending, blocked } = card;
  const parts = [id, title, state, said, owner, priority, milestone, due, lock?.owner, ...pending, ...blocked];
  const words = plain(parts.join('\n'));
  known.set(card, words);
  return words;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
