import type { HTMLAttributes, JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { BoardCard, BoardColumn, BoardLane, BoardState, BoardTexts } from '../../src/board/messages.js';
import type { Arranged } from './arrangement.js';
import { Column, type ColumnProps } from './column.js';
import { cardAt, type Drag } from './drag.js';
import type { Focus } from './focus.js';
import type { Host } from './host.js';
import { verdictOf } from './landing.js';
import { LaneHeads, laneName, type LaneHeadsProps } from './lanes.js';
import { drawn, type DrawnLane, type Layout } from './layout.js';
import { useView } from './view.js';

export interface GridProps {
  readonly host: Host;
  readonly state: BoardState;
  readonly texts: BoardTexts;
  readonly arranged: Arranged;
  readonly focus: Focus;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly drag: Drag | undefined;
  /** The card that is dragged. */
  readonly dragged: BoardCard | undefined;
  /** Id of the task that is on its way. */
  readonly moving: string | undefined;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onOpen: (key: string) => void;
  readonly onProblems: (key: string) => void;
  readonly onMenu: (key: string, x: number, y: number) => void;
}

/** The columns, and the lanes across them: as much as is in view. */
export function Grid(props: GridProps): JSX.Element {
  const { host, state, texts, arranged, focus, scroller } = props;
  const { layout, by } = arranged;
  const view = useView(scroller, layout.metrics.card + layout.metrics.gap, (left, top) => host.keep({ left, top }));
  const kept = useMemo(() => host.kept, [host]);
  useLayoutEffect(() => scroller.current?.scrollTo(kept.left ?? 0, kept.top ?? 0), []);
  useEffect(() => {
    if (focus.tab !== undefined) host.keep({ focus: focus.tab });
  }, [focus.tab]);
  const lanes = withTab(drawn(layout, view.top, view.bottom), layout, focus.tab);
  const closed = closedLanes(props);
  return (
    <div ref={scroller} class="scroller" {...handlers(props)}>
      <div class="grid">
        {state.columns.map((column, index) => (
          <Column key={column.state} {...columnProps(props, column, index, { lanes, closed })} />
        ))}
        {by === 'none' ? null : (
          <LaneHeads {...{ layout, drawn: lanes, by, texts, dragged: overLanes(props), onFold: arranged.foldLane }} />
        )}
      </div>
      {arranged.shown > 0 || arranged.text === '' ? null : (
        <div class="empty" role="status">
          <p>{texts.empty}</p>
          <vscode-button secondary onClick={() => arranged.setText('')}>
            {texts.clear}
          </vscode-button>
        </div>
      )}
    </div>
  );
}

type Handlers = Pick<
  HTMLAttributes<HTMLElement>,
  'onPointerDown' | 'onFocusIn' | 'onDblClick' | 'onClick' | 'onContextMenu'
>;

/** One listener for all cards, however many there are. */
function handlers({ focus, onPointerDown, onOpen, onProblems, onMenu }: GridProps): Handlers {
  const keyOf = (target: EventTarget | null): string | undefined => cardAt(target)?.dataset['key'];
  return {
    onPointerDown,
    onFocusIn: ({ target }) => {
      const key = keyOf(target);
      if (key !== undefined) focus.got(key);
    },
    onDblClick: ({ target }) => {
      const key = keyOf(target);
      if (key !== undefined) onOpen(key);
    },
    onClick: ({ target }) => {
      const key = keyOf(target);
      if (key !== undefined && target instanceof Element && target.closest('[data-findings]')) onProblems(key);
    },
    onContextMenu: (event) => {
      const key = keyOf(event.target);
      if (key === undefined) return;
      event.preventDefault();
      onMenu(key, event.clientX, event.clientY);
    },
  };
}

function columnProps(
  props: GridProps,
  column: BoardColumn,
  index: number,
  { lanes, closed }: { readonly lanes: readonly DrawnLane[]; readonly closed: ReadonlySet<string> },
): ColumnProps {
  const { texts, arranged, focus, drag, dragged, moving } = props;
  const { layout, by, folded } = arranged;
  return {
    column,
    index,
    layout,
    drawn: lanes,
    folded: folded.has(column.state),
    texts,
    byLane: (name) => (by === 'none' ? '' : laneName(name, by, texts)),
    tab: focus.tab,
    dragged: drag?.key,
    moving,
    target: targetOf(props, column.state),
    over: drag?.over !== undefined && (drag.over.state ?? dragged?.state) === column.state,
    closed,
    onFold: arranged.foldColumn,
  };
}

function targetOf({ drag, dragged, arranged, texts }: GridProps, state: string): ColumnProps['target'] {
  if (drag === undefined || dragged === undefined) return undefined;
  const { targets, over } = drag;
  if (targets === undefined) return 'asking';
  const spot = { state, ...(over?.lane === undefined ? {} : { lane: over.lane }) };
  return verdictOf(dragged, spot, { by: arranged.by, targets, texts });
}

const NONE: readonly BoardLane[] = [];

/** What the lanes are told of a card that is dragged over them. */
function overLanes({ drag, dragged, arranged: { by } }: GridProps): LaneHeadsProps['dragged'] {
  if (drag === undefined || dragged === undefined || by === 'none') return undefined;
  return { own: dragged[by], over: drag.over?.lane, lanes: drag.targets?.lanes ?? NONE };
}

/** The lanes that a card that is dragged cannot be brought into. */
function closedLanes(props: GridProps): ReadonlySet<string> {
  const { own, lanes } = overLanes(props) ?? { own: '', lanes: NONE };
  return new Set(lanes.filter(({ name, move }) => move === undefined && name !== own).map(({ name }) => name));
}

/** The lane of the card that Tab leads to is drawn wherever it is. */
function withTab(lanes: readonly DrawnLane[], { places }: Layout, tab: string | undefined): readonly DrawnLane[] {
  const lane = tab === undefined ? undefined : places.get(tab)?.lane;
  if (lane === undefined || lanes.some((one) => one.lane === lane)) return lanes;
  return [...lanes, { lane, from: 0, to: 0 }];
}
