import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BoardCard, BoardLane, BoardTarget, BoardTargets, BoardTexts } from '../../src/board/messages.js';
import { Icon } from './icons.js';
import { laneName } from './lanes.js';
import type { LaneBy } from './layout.js';
import { fill, nameOf } from './words.js';

/** What can be chosen beside a state to move to. */
export type MenuAction = 'open' | 'problems' | 'actions';

export interface MenuProps {
  readonly card: BoardCard;
  readonly texts: BoardTexts;
  /** Undefined while they are asked for. */
  readonly targets: BoardTargets | undefined;
  /** Where the card lies on the screen. */
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number };
  /** What cards are in lanes by. */
  readonly by: LaneBy;
  readonly onMove: (state: string) => void;
  readonly onLane: (name: string) => void;
  readonly onIllegal: (why: string) => void;
  readonly onAction: (action: MenuAction) => void;
  readonly onClose: () => void;
}

interface Item {
  readonly name: string;
  readonly hint: string;
  readonly disabled: boolean;
  readonly run: () => void;
  readonly first?: boolean;
}

/**
 * "Move to": every state, or every lane; those that are not legal with the reason. @vscode-elements' menu has no items
 * that are off.
 */
export function Menu(props: MenuProps): JSX.Element {
  const { card, texts, targets, at, onClose } = props;
  const [lanes, setLanes] = useState(false);
  const items = lanes ? laneItems(props) : stateItems(props, () => setLanes(true));
  const title = lanes ? texts.laneMenu : texts.menu;
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place(list.current, at), [targets, lanes]);
  useEffect(() => {
    // The first that is legal is what is wanted most often.
    const legal = items.findIndex(({ disabled }) => !disabled);
    setCurrent(Math.max(legal, 0));
  }, [targets, lanes]);
  useEffect(() => {
    list.current?.querySelectorAll<HTMLElement>('[role=menuitem]')[current]?.focus();
  }, [current, targets, lanes]);
  const go = (step: number): void => setCurrent((current + step + items.length) % items.length);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    Home: () => setCurrent(0),
    End: () => setCurrent(items.length - 1),
    Enter: () => items[current]?.run(),
    ' ': () => items[current]?.run(),
    Escape: onClose,
    Tab: onClose,
  };
  return (
    <div
      ref={list}
      class="menu"
      role="menu"
      aria-label={fill(title, nameOf(card, texts))}
      onKeyDown={(event) => {
        const run = keys[event.key];
        if (run === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        run();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && list.current?.contains(relatedTarget) !== true) onClose();
      }}
    >
      <div class="menu-title" aria-hidden="true">
        {fill(title, card.id === '' ? texts.noId : card.id)}
      </div>
      {targets === undefined ? (
        <div class="menu-asking" role="none">
          {texts.menuAsking}
        </div>
      ) : null}
      {items.map((item, index) => (
        <MenuItem key={item.name} item={item} current={index === current} onOver={() => setCurrent(index)} />
      ))}
    </div>
  );
}

function MenuItem({
  item: { name, hint, disabled, run, first },
  current,
  onOver,
}: {
  readonly item: Item;
  readonly current: boolean;
  readonly onOver: () => void;
}): JSX.Element {
  return (
    <div
      role="menuitem"
      class={`menu-item${first === true ? ' first' : ''}`}
      tabIndex={current ? 0 : -1}
      aria-disabled={disabled}
      onClick={run}
      onPointerMove={() => {
        if (!current) onOver();
      }}
    >
      <span class="menu-name">
        {disabled ? <Icon name="no" /> : null}
        {name}
      </span>
      {hint === '' ? null : <span class="menu-hint">{hint}</span>}
    </div>
  );
}

function stateItems(props: MenuProps, toLanes: () => void): readonly Item[] {
  const { targets, texts } = props;
  const other = (targets?.lanes ?? []).length > 1;
  return [
    ...(targets?.states ?? []).flatMap((target) => targetItem(target, props)),
    ...(other ? [{ name: texts.toLane, hint: '', disabled: false, run: toLanes, first: true }] : []),
    ...actionItems(props),
  ];
}

function laneItems(props: MenuProps): readonly Item[] {
  return (props.targets?.lanes ?? []).map((lane) => laneItem(lane, props));
}

function laneItem({ name, move, why }: BoardLane, { card, by, texts, onLane, onIllegal }: MenuProps): Item {
  const shown = { name: laneName(name, by, texts) };
  if (by !== 'none' && card[by] === name)
    return { ...shown, hint: texts.here, disabled: true, run: () => onIllegal(texts.here) };
  if (move !== undefined) return { ...shown, hint: move, disabled: false, run: () => onLane(name) };
  return { ...shown, hint: why ?? texts.noDrop, disabled: true, run: () => onIllegal(why ?? texts.noDrop) };
}

function targetItem(target: BoardTarget, { texts, onMove, onIllegal }: MenuProps): readonly Item[] {
  const { state, here, moves, why = texts.noDrop } = target;
  if (here === true) return [{ name: state, hint: texts.here, disabled: true, run: () => onIllegal(texts.here) }];
  if (moves.length === 0) return [{ name: state, hint: why, disabled: true, run: () => onIllegal(why) }];
  return [{ name: state, hint: moves.join(', '), disabled: false, run: () => onMove(state) }];
}

function actionItems({ card: { problems }, texts, onAction }: MenuProps): readonly Item[] {
  const some = Object.values(problems).some((count: number) => count > 0);
  const item = (name: string, action: MenuAction, first = false): Item => ({
    name,
    hint: '',
    disabled: false,
    run: () => onAction(action),
    first,
  });
  return [
    item(texts.openRow, 'open', true),
    ...(some ? [item(texts.showProblems, 'problems')] : []),
    item(texts.moreActions, 'actions'),
  ];
}

/** Below the card, or above it where there is more room; always inside the page. */
function place(list: HTMLElement | null, { left, top, bottom }: MenuProps['at']): void {
  if (list === null) return;
  const { offsetWidth: width, offsetHeight: height } = list;
  const below = bottom + height <= window.innerHeight;
  const above = Math.max(top - height, 4);
  list.style.left = `${Math.max(Math.min(left, window.innerWidth - width - 4), 4)}px`;
  list.style.top = `${below ? bottom : Math.min(above, Math.max(window.innerHeight - height - 4, 4))}px`;
}
