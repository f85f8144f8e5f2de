import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { JSX } from 'preact';
import type { BoardState, BoardTexts } from '../../src/board/messages.js';
import { Icon } from './icons.js';
import type { LaneBy } from './layout.js';
import { fill } from './words.js';

export interface ToolbarProps {
  readonly state: BoardState;
  readonly texts: BoardTexts;
  readonly text: string;
  readonly by: LaneBy;
  /** How many cards the filter leaves. */
  readonly shown: number;
  readonly onText: (text: string) => void;
  readonly onLanes: (by: LaneBy) => void;
  readonly onActor: () => void;
}

/** What stands above the columns: the filter, the lanes, and who one is. */
export function Toolbar({ state, texts, text, by, shown, onText, onLanes, onActor }: ToolbarProps): JSX.Element {
  const all = state.cards.length;
  return (
    <div class="toolbar" role="toolbar" aria-label={fill(texts.board, state.name)}>
      <vscode-textfield
        class="search"
        label={texts.searchLabel}
        placeholder={texts.search}
        value={text}
        onInput={(event: Event) => onText(valueOf(event))}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape' && text !== '') onText('');
        }}
      />
      <vscode-single-select
        class="lanes"
        label={texts.lanes}
        value={by}
        onChange={(event: Event) => onLanes(laneBy(valueOf(event)))}
      >
        {LANES.map((one) => (
          <vscode-option key={one} value={one} selected={one === by}>
            {texts[WORDS[one]]}
          </vscode-option>
        ))}
      </vscode-single-select>
      <span class="shown">{shown === all ? fill(texts.all, all) : fill(texts.shown, shown, all)}</span>
      {state.frozen ? (
        <span class="frozen" title={texts.frozenHint}>
          <Icon name="flag" />
          {texts.frozen}
        </span>
      ) : null}
      {state.closed === undefined ? (
        <span class="actor">
          <Icon name="person" />
          {fill(texts.as, state.actor ?? '')}
        </span>
      ) : (
        <vscode-button secondary title={state.closed} onClick={onActor}>
          {texts.setActor}
        </vscode-button>
      )}
    </div>
  );
}

const LANES = ['none', 'owner', 'priority', 'milestone'] as const satisfies readonly LaneBy[];
const WORDS = {
  none: 'laneNone',
  owner: 'laneOwner',
  priority: 'lanePriority',
  milestone: 'laneMilestone',
} as const satisfies Record<LaneBy, keyof BoardTexts>;

/** What cards are grouped by, of a text that may be anything. */
export function laneBy(text: unknown): LaneBy {
  return LANES.find((one) => one === text) ?? 'none';
}

function valueOf({ target }: Event): string {
  return target !== null && 'value' in target && typeof target.value === 'string' ? target.value : '';
}
