import type { JSX } from 'preact';
import type { BoardOutcome, BoardTexts } from '../../src/board/messages.js';
import { Icon } from './icons.js';

/** What the bar says: what came of a move, or that it could not be asked for. */
export type Said = Exclude<BoardOutcome, { kind: 'nothing' }> | { readonly kind: 'busy'; readonly message: string };

export interface BarProps {
  readonly said: Said;
  readonly texts: BoardTexts;
  readonly onUndo: () => void;
  readonly onButton: (index: number) => void;
  readonly onDismiss: () => void;
}

/** What came of the last move, below the columns: the way back, or the reason and what may be done instead. */
export function Bar({ said, texts, onUndo, onButton, onDismiss }: BarProps): JSX.Element {
  const text = said.kind === 'done' ? said.summary : said.message;
  return (
    <div class={`bar ${said.kind}`} role="group" aria-label={text}>
      <Icon name={said.kind === 'refused' ? 'error' : said.kind === 'done' ? 'check' : 'clock'} />
      <span class="said-text">{text}</span>
      {said.kind === 'done' && said.canUndo ? <vscode-button onClick={onUndo}>{texts.undo}</vscode-button> : null}
      {said.kind === 'refused'
        ? said.buttons.map((title, index) => (
            <vscode-button key={title} secondary={index > 0} onClick={() => onButton(index)}>
              {title}
            </vscode-button>
          ))
        : null}
      {said.kind === 'busy' ? null : (
        <button type="button" class="dismiss" aria-label={texts.dismiss} title={texts.dismiss} onClick={onDismiss}>
          <Icon name="no" />
        </button>
      )}
    </div>
  );
}
