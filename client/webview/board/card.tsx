import { Component, type JSX } from 'preact';
import type { BoardCard, BoardTexts } from '../../src/board/messages.js';
import { Icon } from './icons.js';
import { useNow } from './time.js';
import { changeWords, clock, fill, lockWords, problemWords, shortDay, speechOf } from './words.js';

export interface CardProps {
  readonly card: BoardCard;
  readonly texts: BoardTexts;
  /** Pixels from the top of the column's body. */
  readonly top: number;
  readonly tab: boolean;
  readonly dragged: boolean;
  readonly moving: boolean;
  readonly position: number;
  readonly size: number;
}

/** A card. Drawn anew only where something on it differs: a board scrolls through thousands. */
export class Card extends Component<CardProps> {
  override shouldComponentUpdate(next: CardProps): boolean {
    return (Object.keys(next) as (keyof CardProps)[]).some((name) => next[name] !== this.props[name]);
  }

  override render(): JSX.Element {
    const { card, texts, top, tab, dragged, moving, position, size } = this.props;
    return (
      <div
        role="option"
        class={`card${dragged ? ' dragged' : ''}${moving ? ' moving' : ''}`}
        style={{ top: `${top}px` }}
        data-key={card.key}
        data-id={card.id}
        tabIndex={tab ? 0 : -1}
        aria-selected={tab}
        aria-posinset={position}
        aria-setsize={size}
      >
        <span class="heard">{speechOf(card, Date.now(), texts)}</span>
        <CardFace card={card} texts={texts} />
      </div>
    );
  }
}

/** What a card shows to the eye. */
export function CardFace({ card, texts }: { readonly card: BoardCard; readonly texts: BoardTexts }): JSX.Element {
  const { id, title, owner, due, overdue, priority, lock } = card;
  return (
    <>
      <div class="head" aria-hidden="true">
        <span class="id">{id === '' ? texts.noId : id}</span>
        {priority === '' ? null : <span class="priority">{priority}</span>}
        <Marks card={card} texts={texts} />
      </div>
      <div class={title === '' ? 'title none' : 'title'} aria-hidden="true" title={title}>
        {title === '' ? texts.untitled : title}
      </div>
      <div class="foot" aria-hidden="true">
        {owner === '' ? (
          <span class="owner" />
        ) : (
          <span class="owner" title={fill(texts.owner, owner)}>
            {owner}
          </span>
        )}
        {due === '' ? null : (
          <span class={overdue ? 'due late' : 'due'} title={fill(overdue ? texts.overdue : texts.due, due)}>
            <Icon name="clock" />
            {shortDay(due, new Date())}
          </span>
        )}
        {lock === undefined ? null : <LockMark lock={lock} texts={texts} />}
      </div>
    </>
  );
}

function LockMark({
  lock,
  texts,
}: {
  readonly lock: NonNullable<BoardCard['lock']>;
  readonly texts: BoardTexts;
}): JSX.Element {
  const now = useNow();
  const { expires, mine, owner } = lock;
  const over = expires !== undefined && expires <= now;
  const left = expires === undefined ? owner : over ? texts.expired : clock(expires - now);
  return (
    <span class={`lock${over ? ' late' : mine ? ' mine' : ''}`} title={lockWords(lock, now, texts)}>
      <Icon name={over ? 'unlock' : 'lock'} />
      {left}
    </span>
  );
}

function Marks({ card, texts }: { readonly card: BoardCard; readonly texts: BoardTexts }): JSX.Element {
  const { problems, pending, blocked, changed, said } = card;
  const notes = problems.infos + problems.hints;
  const worst = problems.errors > 0 ? 'error' : problems.warnings > 0 ? 'warning' : notes > 0 ? 'info' : undefined;
  const count = problems.errors > 0 ? problems.errors : problems.warnings > 0 ? problems.warnings : notes;
  return (
    <span class="marks">
      {said === undefined ? null : <span class="said">{said}</span>}
      {changed === undefined ? null : (
        <span class={changed === 'illegal' ? 'mark illegal' : 'mark'} title={changeWords(changed, texts)}>
          <Icon name="edited" />
        </span>
      )}
      {blocked.length === 0 ? null : (
        <span class="mark blocked" title={fill(texts.blocked, blocked.join(', '))}>
          <Icon name="blocked" />
        </span>
      )}
      {pending.length === 0 ? null : (
        <span class="mark pending" title={fill(texts.pending, pending.join(', '))}>
          <Icon name="approval" />
        </span>
      )}
      {worst === undefined ? null : (
        <span class={`mark findings ${worst}`} data-findings title={problemWords(card, texts)}>
          <Icon name={worst} />
          {count}
        </span>
      )}
    </span>
  );
}
