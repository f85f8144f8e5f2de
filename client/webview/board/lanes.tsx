import type { JSX } from 'preact';
import type { BoardTexts } from '../../src/board/messages.js';
import { Icon } from './icons.js';
import type { DrawnLane, LaneBy, Layout } from './layout.js';
import { fill } from './words.js';

export interface LaneHeadsProps {
  readonly layout: Layout;
  readonly drawn: readonly DrawnLane[];
  readonly by: LaneBy;
  readonly texts: BoardTexts;
  readonly onFold: (name: string) => void;
}

/** The headings of the lanes in view, across all columns. */
export function LaneHeads({ layout, drawn, by, texts, onFold }: LaneHeadsProps): JSX.Element {
  return (
    <div class="lane-heads">
      {drawn.map(({ lane: index }) => {
        const lane = layout.lanes[index];
        if (lane === undefined) return null;
        const name = laneName(lane.name, by, texts);
        const label = fill(lane.folded ? texts.unfoldLane : texts.foldLane, name);
        return (
          <div
            key={lane.name}
            class="lane-head"
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
              <span class="count">{lane.count}</span>
            </button>
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
