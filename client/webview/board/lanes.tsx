import type { JSX } from 'preact';
import type { BoardLane, BoardTexts } from '../../src/board/messages.js';
import { Icon } from './icons.js';
import type { DrawnLane, LaneBy, Layout } from './layout.js';
import { fill } from './words.js';

export interface LaneHeadsProps {
  readonly layout: Layout;
  readonly drawn: readonly DrawnLane[];
  readonly by: LaneBy;
  readonly texts: BoardTexts;
  /** While a card is dragged: its own lane, and what is known of the others. */
  readonly dragged:
    { readonly own: string; readonly over: string | undefined; readonly lanes: readonly BoardLane[] } | undefined;
  readonly onFold: (name: string) => void;
}

/** The headings of the lanes in view, across all columns. */
export function LaneHeads({ layout, drawn, by, texts, dragged, onFold }: LaneHeadsProps): JSX.Element {
  return (
    <div class="lane-heads">
      {drawn.map(({ lane: index }) => {
        const lane = layout.lanes[index];
        if (lane === undefined) return null;
        const name = laneName(lane.name, by, texts);
        const target = lane.name === dragged?.own ? undefined : dragged?.lanes.find((one) => one.name === lane.name);
        const label = fill(lane.folded ? texts.unfoldLane : texts.foldLane, name);
        return (
          <div
            key={lane.name}
            class={`lane-head${dragged?.over === lane.name ? ' over' : ''}`}
            data-lane={lane.name}
            data-verdict={target === undefined ? undefined : target.move === undefined ? 'illegal' : 'legal'}
            style={{ top: `${lane.top}px`, height: `${layout.metrics.heading}px` }}
          >
            <button
              type="button"
              class="fold"
              aria-expanded={!lane.folded}
              aria-label={label}
              title={label}
              onClick={() => onFold(lane.name)}
            >
              <Icon name={lane.folded ? 'unfold' : 'down'} />
              <span class="lane-name" aria-hidden="true">
                {name}
              </span>
            </button>
            <span class="count">{lane.count}</span>
            {target === undefined ? null : (
              <span class="lane-verdict">
                <Icon name={target.move === undefined ? 'no' : 'check'} />
                {target.move === undefined ? (target.why ?? texts.noDrop) : fill(texts.dropHere, target.move)}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What people call a lane. */
export function laneName(name: string, by: LaneBy, texts: BoardTexts): string {
  if (by === 'none' || name !== '') return name;
  return { owner: texts.noOwner, priority: texts.noPriority, milestone: texts.noMilestone }[by];
}
