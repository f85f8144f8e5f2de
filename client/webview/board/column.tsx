import type { JSX } from 'preact';
import type { BoardCard, BoardColumn, BoardTarget, BoardTexts } from '../../src/board/messages.js';
import { Card } from './card.js';
import { Icon } from './icons.js';
import { topOf, type DrawnLane, type Layout } from './layout.js';
import { fill } from './words.js';

export interface ColumnProps {
  readonly column: BoardColumn;
  readonly index: number;
  readonly layout: Layout;
  readonly drawn: readonly DrawnLane[];
  readonly folded: boolean;
  readonly texts: BoardTexts;
  readonly byLane: (name: string) => string;
  /** The card that Tab leads to. */
  readonly tab: string | undefined;
  readonly dragged: string | undefined;
  readonly moving: string | undefined;
  /** While a card is dragged: what its drop here would do; undefined while that is asked. */
  readonly target: BoardTarget | 'asking' | undefined;
  readonly over: boolean;
  /** Lanes that a card that is dragged cannot be brought into. */
  readonly closed: ReadonlySet<string>;
  readonly onFold: (state: string) => void;
}

/** A state with its cards, as many as are in view. */
export function Column(props: ColumnProps): JSX.Element {
  const { column, index, layout, folded, target, over, texts } = props;
  const count = layout.counts[index] ?? 0;
  const { state, category } = column;
  const name = nameOf(column);
  return (
    <section
      class={`column${folded ? ' folded' : ''}${over ? ' over' : ''}`}
      data-state={state}
      data-category={category}
      data-verdict={verdictOf(target)}
      aria-label={fill(texts.column, name, column.label, count)}
    >
      <ColumnHead {...props} count={count} />
      {target === undefined ? null : <Verdict target={target} texts={texts} />}
      <div class="body" style={{ height: `${layout.height}px` }}>
        {folded ? null : props.drawn.map((one) => <Cards key={one.lane} {...props} one={one} />)}
      </div>
    </section>
  );
}

/** What people call a column: its state, or that the state is unknown. */
export function nameOf({ state, label }: BoardColumn): string {
  return state === '' ? label : state;
}

function verdictOf(target: ColumnProps['target']): string | undefined {
  if (target === undefined || target === 'asking') return target;
  if (target.here === true) return 'here';
  return target.moves.length > 0 ? 'legal' : 'illegal';
}

function ColumnHead({ column, folded, texts, onFold, count }: ColumnProps & { readonly count: number }): JSX.Element {
  const name = nameOf(column);
  const label = fill(folded ? texts.unfold : texts.fold, name);
  return (
    <header class="column-head">
      <button
        type="button"
        class="fold"
        aria-expanded={!folded}
        aria-label={label}
        title={label}
        onClick={() => onFold(column.state)}
      >
        <Icon name={folded ? 'unfold' : 'fold'} />
      </button>
      <h2 class="name">
        {name}
        {folded || column.state === '' || sameWord(column) ? null : <span class="label">{column.label}</span>}
      </h2>
      <span class="count">{count}</span>
    </header>
  );
}

/** `DONE` and `Done` need not both be read. */
function sameWord({ state, label }: BoardColumn): boolean {
  return state.toLowerCase() === label.toLowerCase();
}

function Verdict({
  target,
  texts,
}: {
  readonly target: NonNullable<ColumnProps['target']>;
  readonly texts: BoardTexts;
}): JSX.Element | null {
  if (target === 'asking' || target.here === true) return null;
  const legal = target.moves.length > 0;
  return (
    <div class="verdict">
      <p>
        <Icon name={legal ? 'check' : 'no'} />
        <span>{legal ? fill(texts.dropHere, target.moves.join(', ')) : (target.why ?? texts.noDrop)}</span>
      </p>
    </div>
  );
}

function Cards({ one, ...props }: ColumnProps & { readonly one: DrawnLane }): JSX.Element | null {
  const { layout, index, column, texts, byLane } = props;
  const lane = layout.lanes[one.lane];
  const all = lane?.cards[index] ?? [];
  const tab = props.tab === undefined ? undefined : layout.places.get(props.tab);
  const rows = rowsOf(all, one, tab?.column === index && tab.lane === one.lane ? tab.row : undefined);
  if (rows.length === 0) return null;
  const name = [nameOf(column), byLane(lane?.name ?? '')].filter((part) => part !== '').join(', ');
  return (
    <div role="listbox" class={props.closed.has(lane?.name ?? '') ? 'closed' : undefined} aria-label={name}>
      {rows.map(([row, card]) => (
        <Card
          key={card.key}
          card={card}
          texts={texts}
          top={topOf(layout, { column: index, lane: one.lane, row })}
          tab={card.key === props.tab}
          dragged={card.key === props.dragged}
          moving={card.key === props.moving}
          position={row + 1}
          size={all.length}
        />
      ))}
    </div>
  );
}

/** The rows that are drawn; the card that Tab leads to is among them wherever it is, so that the focus never gets lost. */
function rowsOf(
  all: readonly BoardCard[],
  { from, to }: DrawnLane,
  at: number | undefined,
): readonly (readonly [number, BoardCard])[] {
  const rows = all.slice(from, to).map((card, index) => [from + index, card] as const);
  const kept = at !== undefined && (at < from || at >= to) ? all[at] : undefined;
  if (at === undefined || kept === undefined) return rows;
  return at < from ? [[at, kept], ...rows] : [...rows, [at, kept]];
}
