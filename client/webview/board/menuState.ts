import { useRef, useState } from 'preact/hooks';
import type { BoardCard, BoardTargets, LanesAsked } from '../../src/board/messages.js';
import type { Host } from './host.js';
import type { MenuProps } from './menu.js';

/** A menu that is open: of which card, where, and what it may do. */
export type ShownMenu = Pick<MenuProps, 'card' | 'targets' | 'at'>;

export interface MenuState {
  readonly shown: ShownMenu | undefined;
  /** @param lanes that the card could be brought into */
  readonly open: (card: BoardCard, at: MenuProps['at'], lanes: LanesAsked | undefined) => void;
  readonly close: () => void;
}

/** The menu of a card: open at once, with its targets as soon as they are known. */
export function useMenu(host: Host, refuse: (message: string) => void): MenuState {
  const [shown, setShown] = useState<ShownMenu>();
  const count = useRef(0);
  const close = (): void => {
    count.current++;
    setShown(undefined);
  };
  const open: MenuState['open'] = (card, at, lanes) => {
    const asked = ++count.current;
    setShown({ card, at, targets: undefined });
    const then = (run: () => void): void => {
      if (asked === count.current) run();
    };
    void host.ask({ ask: 'targets', id: card.id, ...(lanes === undefined ? {} : { lanes }) }).then(
      (targets: BoardTargets) => then(() => setShown({ card, at, targets })),
      (error: unknown) =>
        then(() => {
          close();
          refuse(error instanceof Error ? error.message : String(error));
        }),
    );
  };
  return { shown, open, close };
}
