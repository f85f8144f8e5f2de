import type { MoveRefused, OfferedMove } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import { iconOf } from './table.js';

/** What a button below a message does. */
export type Action =
  { readonly kind: 'offer'; readonly offer: OfferedMove } | { readonly kind: 'row' | 'compare' | 'actor' | 'again' };

export interface Button {
  readonly title: string;
  readonly action: Action;
}

/** More buttons than these hide the message. */
const MOST_OFFERS = 3;

/** What somebody who was refused may do instead: legal moves, and where to look. */
export function buttonsOf(
  { code, retry, offers, uris }: MoveRefused,
  id: string | undefined,
  t: Translate,
): readonly Button[] {
  if (code === 'buffer/diverged' && uris !== undefined) return [{ title: t('Compare'), action: { kind: 'compare' } }];
  if (code.startsWith('actor/')) return [{ title: t('Set Who I Am'), action: { kind: 'actor' } }];
  const again: readonly Button[] = retry === 'now' ? [{ title: t('Try Again'), action: { kind: 'again' } }] : [];
  const moves = offers.slice(0, MOST_OFFERS).map((offer) => ({
    title: offer.id === id ? offer.title : `${offer.title} ${offer.id}`,
    action: { kind: 'offer', offer } as const,
  }));
  const row: readonly Button[] = id === undefined ? [] : [{ title: t('Open Row'), action: { kind: 'row' } }];
  return [...again, ...moves, ...row];
}

/**
 * A message as it stands by itself: with a capital letter, which the server leaves to whoever shows it. Names that it
 * begins with stay as they are.
 * @param names ids and actors that it may begin with
 */
export function sentence(message: string, ...names: readonly (string | undefined)[]): string {
  const [word] = /^[a-z]+(?=[ ,;:])/.exec(message) ?? [];
  if (word === undefined || names.includes(word)) return message;
  return `${word.charAt(0).toUpperCase()}${message.slice(1)}`;
}

/** What a list of tasks or approvals shows of one. */
export function pickOf({
  id,
  title,
  state,
  owner,
}: {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly owner: string;
}): { readonly label: string; readonly description: string } {
  const said = (text: string): boolean => text !== '' && text !== '-';
  return {
    label: [id, title].filter(said).join('  '),
    description: [state, owner].filter(said).join(' · '),
  };
}

/** What a list of moves shows of one: where it leads, and what it will ask for. */
export function moveOf(
  { event, id, title, to, reason, artifact }: OfferedMove,
  record: string,
  t: Translate,
): { readonly label: string; readonly description: string } {
  const parts = [
    ...(id === record ? [] : [id]),
    ...(to === undefined ? [] : [`→ ${to}`]),
    ...(artifact === 'required' ? [t('asks what was made')] : []),
    ...(reason === 'required' ? [t('asks why')] : []),
  ];
  return { label: `${iconOf(event)} ${title}`, description: parts.join(' · ') };
}
