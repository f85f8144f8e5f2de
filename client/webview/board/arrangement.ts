import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BoardColumn, BoardState } from '../../src/board/messages.js';
import { filtered } from './filter.js';
import type { Host } from './host.js';
import { layoutOf, type LaneBy, type Layout, type Metrics } from './layout.js';
import { laneBy } from './toolbar.js';

/** How the user wants the cards to lie, and how they do. */
export interface Arranged {
  readonly text: string;
  readonly by: LaneBy;
  readonly folded: ReadonlySet<string>;
  /** How many cards the filter leaves. */
  readonly shown: number;
  readonly layout: Layout;
  readonly setText: (text: string) => void;
  readonly setBy: (by: LaneBy) => void;
  readonly foldColumn: (state: string) => void;
  readonly foldLane: (name: string) => void;
}

/** Nobody works on these: folded at first. */
const CLOSED: ReadonlySet<BoardColumn['category']> = new Set(['done', 'dropped', 'paused']);

/** Filter, lanes and folds as the user left them, and the layout that they lead to. */
export function useArrangement(host: Host, { columns, cards: all }: BoardState, metrics: Metrics): Arranged {
  const kept = useMemo(() => host.kept, [host]);
  const [text, setText] = useState(kept.text ?? '');
  const [by, setBy] = useState<LaneBy>(laneBy(kept.by));
  const [folds, setFolds] = useState(kept.folds ?? {});
  const [lanes, setLanes] = useState<readonly string[]>(kept.foldedLanes ?? []);
  useEffect(() => host.keep({ text, by, folds, foldedLanes: lanes }), [text, by, folds, lanes]);

  const folded = useMemo(() => foldedOf(columns, folds), [columns, folds]);
  const cards = useMemo(() => filtered(all, text), [all, text]);
  const layout = useMemo(
    () => layoutOf(columns, cards, { by, folded, foldedLanes: new Set(lanes) }, metrics),
    [columns, cards, by, folded, lanes, metrics],
  );
  return {
    ...{ text, by, folded, shown: cards.length, layout, setText, setBy },
    foldColumn: (state) => setFolds({ ...folds, [state]: !folded.has(state) }),
    foldLane: (name) => setLanes(lanes.includes(name) ? lanes.filter((one) => one !== name) : [...lanes, name]),
  };
}

function foldedOf(columns: readonly BoardColumn[], folds: Readonly<Record<string, boolean>>): ReadonlySet<string> {
  const isFolded = ({ state, category }: BoardColumn): boolean => folds[state] ?? CLOSED.has(category);
  return new Set(columns.filter(isFolded).map(({ state }) => state));
}
