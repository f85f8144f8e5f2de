import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** What of the board is in view, in whole steps: a board that scrolls by less than a card is not drawn anew. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Follows what is in view of something that scrolls.
 * @param step pixels
 * @param onScroll called once things rest, with where they are
 */
export function useView(
  scroller: RefObject<HTMLElement | null>,
  step: number,
  onScroll: (left: number, top: number) => void,
): View {
  const [view, setView] = useState<View>({ top: 0, bottom: 1000 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const top = Math.floor(element.scrollTop / step) * step;
      const bottom = Math.ceil((element.scrollTop + element.clientHeight) / step) * step;
      setView((now) => (now.top === top && now.bottom === bottom ? now : { top, bottom }));
    };
    const scrolled = (): void => {
      look();
      clearTimeout(rest);
      rest = setTimeout(() => onScroll(element.scrollLeft, element.scrollTop), 200);
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    look();
    return () => {
      clearTimeout(rest);
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [step]);
  return view;
}
