import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BoardCard, BoardState, BoardTargets, BoardTexts } from '../../src/board/messages.js';
import { useArrangement } from './arrangement.js';
import { Bar } from './bar.js';
import { CardFace } from './card.js';
import { useDeeds } from './deeds.js';
import { useDrag } from './drag.js';
import { useFocus } from './focus.js';
import { Grid } from './grid.js';
import type { Host } from './host.js';
import { keyDown } from './keys.js';
import { changeOf, lanesOf, oneByOne, spotAt, type Spot } from './landing.js';
import type { Metrics } from './layout.js';
import { Menu, type MenuAction } from './menu.js';
import { useMenu } from './menuState.js';
import { Toolbar } from './toolbar.js';
import { fill } from './words.js';

export interface SheetProps {
  readonly host: Host;
  readonly state: BoardState;
  readonly texts: BoardTexts;
  readonly metrics: Metrics;
}

/** The board with all that belongs to it: filter, columns, what came of moves, and the menu of a card. */
// eslint-disable-next-line max-lines-per-function -- the one place where the parts of the page meet
export function Sheet({ host, state, texts, metrics }: SheetProps): JSX.Element {
  const [announced, announce] = useState('');
  const page = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement | null>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const first = useMemo(() => host.kept.focus, [host]);
  const arranged = useArrangement(host, state, metrics);
  const focus = useFocus(arranged.layout, scroller, first);
  const deeds = useDeeds(host, texts, announce);
  const menu = useMenu(host, deeds.refuse);
  const byKey = (key: string | undefined): BoardCard | undefined => state.cards.find((card) => card.key === key);
  const selected = byKey(focus.tab)?.id;
  useSelection(host, selected);

  const { by } = arranged;
  const lanes = useMemo(() => lanesOf(arranged), [arranged.layout, by]);
  const toLane = (id: string, name: string): void => {
    if (by !== 'none') deeds.lane(id, by, name);
  };
  const drop = (card: BoardCard | undefined, spot: Spot): void => {
    const change = card === undefined || spot.state === '' ? 'none' : changeOf(card, spot, by);
    if (card === undefined || change === 'none') announce(texts.cancelled);
    else if (change === 'both') deeds.refuse(oneByOne(card, spot, by, texts));
    else if (change === 'column') deeds.move(card.id, spot.state ?? '');
    else toLane(card.id, spot.lane ?? '');
  };
  const { drag, onPointerDown } = useDrag({
    ask: (id) => host.ask({ ask: 'targets', id, ...(lanes === undefined ? {} : { lanes }) }),
    onStart: (id, targets) => announce(dragWords(id, targets, texts)),
    onDrop: (key, spot) => drop(byKey(key), spot),
    spot: (x, y) => spotAt(x, y, arranged),
    follow: (x, y) => {
      if (ghost.current !== null) ghost.current.style.transform = `translate(${x + 10}px, ${y + 10}px)`;
    },
    scroller: () => scroller.current,
  });
  const act = (key: string, action: MenuAction): void => {
    const card = byKey(key);
    if (card !== undefined) host.tell({ type: action, id: card.id });
  };
  const openMenu = (key: string, x?: number, y?: number): void => {
    const card = byKey(key);
    const box = scroller.current?.querySelector(`[data-key="${CSS.escape(key)}"]`)?.getBoundingClientRect();
    if (card === undefined || box === undefined) return;
    menu.open(card, { left: x ?? box.left + 12, top: y ?? box.top, bottom: y ?? box.bottom }, lanes);
  };
  const closeMenu = (): string | undefined => {
    const key = menu.shown?.card.key;
    menu.close();
    if (key !== undefined) focus.give(key);
    return key;
  };
  const dragged = byKey(drag?.key);
  const search = (): void => page.current?.querySelector<HTMLElement>('vscode-textfield')?.focus();
  return (
    <main
      ref={page}
      class={drag === undefined ? 'sheet' : 'sheet dragging'}
      onKeyDown={(event) =>
        keyDown(event, {
          ...{ layout: arranged.layout, give: focus.give, menu: openMenu, undo: deeds.undo, search },
          open: (key) => act(key, 'open'),
        })
      }
    >
      <h1 class="heard">{fill(texts.board, state.name)}</h1>
      <Toolbar
        {...{ state, texts, text: arranged.text, by: arranged.by, shown: arranged.shown }}
        onText={arranged.setText}
        onLanes={arranged.setBy}
        onActor={() => host.tell({ type: 'setActor' })}
      />
      <Grid
        {...{ host, state, texts, arranged, focus, scroller, drag, dragged, moving: deeds.moving, onPointerDown }}
        onOpen={(key) => act(key, 'open')}
        onProblems={(key) => act(key, 'problems')}
        onMenu={openMenu}
      />
      {deeds.said === undefined ? null : (
        <Bar
          {...{ said: deeds.said, texts, onUndo: deeds.undo, onButton: deeds.button }}
          onDismiss={() => {
            deeds.dismiss();
            if (focus.tab !== undefined) focus.give(focus.tab);
          }}
        />
      )}
      {menu.shown === undefined ? null : (
        <Menu
          {...{ ...menu.shown, texts, by, onIllegal: announce, onClose: closeMenu }}
          onMove={(to) => deeds.move(byKey(closeMenu())?.id ?? '', to)}
          onLane={(name) => toLane(byKey(closeMenu())?.id ?? '', name)}
          onAction={(action) => act(closeMenu() ?? '', action)}
        />
      )}
      <div ref={ghost} class="ghost" aria-hidden="true" hidden={drag === undefined}>
        {ghostOf(dragged, texts)}
      </div>
      <p class="heard">{texts.help}</p>
      <div class="heard" role="status">
        {announced}
      </div>
    </main>
  );
}

function ghostOf(card: BoardCard | undefined, texts: BoardTexts): JSX.Element | null {
  return card === undefined ? null : <CardFace card={card} texts={texts} />;
}

/** Tells which task is selected, once the selection rests. */
function useSelection(host: Host, id: string | undefined): void {
  const last = useRef(id);
  useEffect(() => {
    if (id === undefined || id === last.current) return undefined;
    const rest = setTimeout(() => {
      last.current = id;
      host.tell({ type: 'select', id });
    }, 150);
    return () => clearTimeout(rest);
  }, [id]);
}

function dragWords(id: string, { states }: BoardTargets, texts: BoardTexts): string {
  const legal = states.filter(({ moves }) => moves.length > 0).map(({ state }) => state);
  return fill(texts.dragging, id, legal.length === 0 ? texts.nothingLegal : legal.join(', '));
}
