import { cardAt } from './drag.js';
import type { Layout } from './layout.js';
import { next, type Direction } from './navigate.js';

/** What keys do on the board. */
export interface KeyActions {
  readonly layout: Layout;
  readonly give: (key: string) => void;
  readonly open: (key: string) => void;
  readonly menu: (key: string) => void;
  readonly undo: () => void;
  readonly search: () => void;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};

/** Does what a key stands for; VS Code never sees a key that did something here. */
export function keyDown(event: KeyboardEvent, actions: KeyActions): void {
  if (event.defaultPrevented) return;
  const run = commandOf(event, actions) ?? cardCommandOf(event, actions);
  if (run === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

/** Keys that mean the same wherever the focus is. Undo must not reach VS Code: it would undo text in the ledger. */
function commandOf(event: KeyboardEvent, { undo, search }: KeyActions): (() => void) | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
  const command = (ctrlKey || metaKey) && !altKey && !shiftKey;
  const typing = target instanceof Element && target.closest('vscode-textfield') !== null;
  if (command && key === 'z' && !typing) return undo;
  if (command && key === 'f') return search;
  return key === '/' && !typing ? search : undefined;
}

function cardCommandOf(event: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  const card = cardAt(target)?.dataset['key'];
  if (card === undefined || ctrlKey || metaKey || altKey) return undefined;
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return () => actions.menu(card);
  if (shiftKey) return undefined;
  if (key === 'm' || key === ' ') return () => actions.menu(card);
  if (key === 'Enter') return () => actions.open(card);
  const direction = DIRECTIONS[key];
  return direction && (() => actions.give(next(actions.layout, card, direction) ?? card));
}
