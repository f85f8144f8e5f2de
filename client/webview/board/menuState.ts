import { useRef, useState } from 'preact/hooks';
import type { BoardCard, BoardTarget } from '../../src/board/messages.js';
import type { Host } from './host.js';
import type { MenuProps } from './menu.js';

/** A menu that is open: of which card, where, and what it may do. */
export type ShownMenu = Pick<MenuProps, 'card' | 'targets' | 'at'>;

export interface MenuState {
  readonly shown: ShownMenu | undefined;
  readonly open: (card: BoardCard, at: MenuProps['at']) => void;
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
  const open = (card: BoardCard, at: MenuProps['at']): void => {
    const asked = ++count.current;
    setShown({ card, at, targets: undefined });
    const then = (run: () => void): void => {
      if (asked === count.current) run();
    };
    void host.ask({ ask: 'targets', id: card.id }).then(
      (targets: readonly BoardTarget[]) => then(() => setShown({ card, at, targets })),
      (error: unknown) =>
        then(() => {
          close();
          refuse(error instanceof Error ? error.message : String(error));
        }),
    );
  };
  return { shown, open, close };
}
