import { definitionFor, eventsFrom, type LegalMove, type Messages, type Policy, type State } from '../../core/index.js';
import type { MoveIntent, OfferedMove } from '../../protocol.js';

/** What an offer is made of. */
interface Offering {
  /** URI of the root. */
  readonly root: string;
  readonly policy: Policy;
  readonly messages: Messages;
}

/**
 * A legal move, ready to be made.
 * @param task id of the task that it is about, unless the move says of which approval it is
 * @param state that the task is in
 */
export function offerOf(
  move: LegalMove,
  task: string,
  { root, policy, messages }: Offering,
  state?: State,
): OfferedMove {
  const { event, missing } = move;
  const id = move.id ?? task;
  const takes = definitionFor(event, policy)?.options.map(({ name }) => name) ?? [];
  const need = (option: 'reason' | 'artifact'): OfferedMove['reason'] => {
    if (missing.some((one) => one.startsWith(`--${option} `))) return 'required';
    return takes.includes(option) ? 'optional' : 'none';
  };
  const title = titleOf(event, messages);
  const needs = { reason: need('reason'), artifact: need('artifact') };
  return { root, event, id, title, ...targetOf(policy, event, state), intent: intentOf(event, id), ...needs };
}

/** What a move is called; one of the policy's own by its name. */
export function titleOf(event: string, { editor: { offers } }: Messages): string {
  return Object.hasOwn(offers, event) ? (offers[event] ?? event) : event;
}

function targetOf(policy: Policy, event: string, state: State | undefined): Pick<OfferedMove, 'to'> {
  const outgoing = state && eventsFrom(policy, state).find((one) => one.event.name === event);
  return outgoing === undefined || outgoing.target === 'origin' ? {} : { to: outgoing.target.name };
}

function intentOf(event: string, id: string): MoveIntent {
  if (event === 'archive') return { verb: event, ids: [id] };
  if (event === 'approve' || event === 'reject' || event.startsWith('lock.')) return { verb: event, id };
  return { verb: 'event', event, id };
}
