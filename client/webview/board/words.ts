import type { BoardCard, BoardTexts } from '../../src/board/messages.js';

/** A text with its places filled in. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** `12:03`, `1:02:03`; rounded up, so that it ends at 0:00. */
export function clock(ms: number): string {
  const seconds = Math.max(Math.ceil(ms / 1000), 0);
  const two = (value: number): string => `${value}`.padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The day of a due date as a card has room for it: of this year without the year. */
export function shortDay(due: string, now: Date): string {
  const day = due.slice(0, 10);
  return day.startsWith(`${now.getUTCFullYear()}-`) ? day.slice(5) : day;
}

/** What is said of a lock. */
export function lockWords(
  { owner, expires, mine }: NonNullable<BoardCard['lock']>,
  now: number,
  t: BoardTexts,
): string {
  if (expires === undefined) return fill(t.lockedOpen, owner);
  if (expires <= now) return fill(t.lockExpired, owner);
  return mine ? fill(t.lockedMine, clock(expires - now)) : fill(t.lockedBy, owner, clock(expires - now));
}

/** What is said of a hand edit. */
export function changeWords(change: NonNullable<BoardCard['changed']>, t: BoardTexts): string {
  return { illegal: t.illegal, added: t.added, changed: t.changed }[change];
}

/** The findings of a card, in words; '' where it has none. */
export function problemWords({ problems: { errors, warnings, infos, hints } }: BoardCard, t: BoardTexts): string {
  const notes = infos + hints;
  return [
    ...(errors > 0 ? [errors === 1 ? t.oneError : fill(t.errors, errors)] : []),
    ...(warnings > 0 ? [warnings === 1 ? t.oneWarning : fill(t.warnings, warnings)] : []),
    ...(notes > 0 ? [notes === 1 ? t.oneNote : fill(t.notes, notes)] : []),
  ].join(', ');
}

/** What everybody calls a card. */
export function nameOf({ id, title }: BoardCard, t: BoardTexts): string {
  return [id === '' ? t.noId : id, title].filter((part) => part !== '').join(' ');
}

/** Everything that a card shows, for who hears it. */
export function speechOf(card: BoardCard, now: number, t: BoardTexts): string {
  const { owner, due, overdue, priority, lock, pending, blocked, changed, said } = card;
  const parts = [
    nameOf(card, t),
    ...(said === undefined ? [] : [fill(t.stateSaid, said)]),
    ...(owner === '' ? [] : [fill(t.owner, owner)]),
    ...(due === '' ? [] : [fill(overdue ? t.overdue : t.due, due)]),
    ...(priority === '' ? [] : [fill(t.priority, priority)]),
    ...(lock === undefined ? [] : [lockWords(lock, now, t)]),
    ...(pending.length === 0 ? [] : [fill(t.pending, pending.join(', '))]),
    ...(blocked.length === 0 ? [] : [fill(t.blocked, blocked.join(', '))]),
    ...(changed === undefined ? [] : [changeWords(changed, t)]),
    problemWords(card, t),
  ];
  return parts.filter((part) => part !== '').join('. ');
}
