import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { cardAt } from './drag.js';
import { topOf, type Layout } from './layout.js';
import { nearest } from './navigate.js';

export interface Focus {
  /** The card that Tab leads to: the one that has the focus, or had it last. */
  readonly tab: string | undefined;
  /** Gives the focus to a card and brings it into view. */
  readonly give: (key: string) => void;
  /** A card got the focus by itself. */
  readonly got: (key: string) => void;
}

/**
 * Keeps the focus on a card, whatever happens to it: moved to another column it is followed; gone from the board, the one
 * that took its place gets the focus.
 */
export function useFocus(layout: Layout, scroller: RefObject<HTMLElement | null>, first: string | undefined): Focus {
  const [{ key }, setKey] = useState<{ readonly key: string | undefined }>({ key: first });
  const previous = useRef(layout);
  const wanted = useRef<string | undefined>(undefined);
  // While this runs, the page is as it was.
  const before = cardAt(document.activeElement)?.dataset['key'];
  const heir = before === undefined ? undefined : heirOf(before, previous.current, layout);
  const last = key !== undefined && layout.places.has(key) ? key : undefined;
  const tab = wanted.current ?? heir ?? last ?? layout.places.keys().next().value;

  useLayoutEffect(() => {
    previous.current = layout;
    // Nowhere, that is: the card was taken away. A menu that took the focus meanwhile keeps it.
    const lost = heir !== undefined && (document.activeElement ?? document.body) === document.body;
    const next = wanted.current ?? (lost ? heir : undefined);
    wanted.current = undefined;
    if (next !== undefined) show(layout, next, scroller.current);
  });

  return {
    tab,
    give: (next) => {
      wanted.current = next;
      setKey({ key: next });
    },
    got: (next) => setKey((now) => (now.key === next ? now : { key: next })),
  };
}

/** Where the focus of a card goes in another layout: to the card itself, else to what is in its place now. */
function heirOf(key: string, before: Layout, now: Layout): string | undefined {
  if (now.places.has(key)) return key;
  const place = before.places.get(key);
  return place === undefined ? undefined : nearest(now, place);
}

/** Focuses a card, and scrolls until all of it is in view. */
function show(layout: Layout, key: string, scroller: HTMLElement | null): void {
  const place = layout.places.get(key);
  const card = scroller?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  if (place === undefined || scroller === null || card === null || card === undefined) return;
  card.focus({ preventScroll: true });
  const column = card.closest<HTMLElement>('.column');
  const head = column?.querySelector<HTMLElement>('.column-head')?.offsetHeight ?? 0;
  const top = topOf(layout, place);
  const room = scroller.clientHeight - head - layout.metrics.card;
  const heading = place.row === 0 ? layout.metrics.heading : 0;
  if (top - heading < scroller.scrollTop) scroller.scrollTop = top - heading;
  else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room + layout.metrics.gap;
  const { left, right } = card.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (left < frame.left) scroller.scrollLeft -= frame.left - left + layout.metrics.gap;
  else if (right > frame.right) scroller.scrollLeft += right - frame.right + layout.metrics.gap;
}
