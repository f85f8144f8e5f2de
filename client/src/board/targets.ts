import type { LaneTarget, StateTarget, TargetsResult } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import type { BoardLane, BoardOutcome, BoardTarget, BoardTargets, LaneColumn } from './messages.js';

/** What the server says of where a task can go. */
export type FoundTargets = Pick<NonNullable<TargetsResult>, 'targets' | 'lanes'>;

/** Where a card can be dropped, as its board shows it. */
export function shownTargets({ targets, lanes }: FoundTargets, by: LaneColumn | undefined, t: Translate): BoardTargets {
  return { states: targets.map(shownState), lanes: lanes.map((lane) => shownLane(lane, by, t)) };
}

/** Why a card was dropped in vain where the server knows of no task by its id: somebody took it away meanwhile. */
export function goneTask(id: string, t: Translate): Extract<BoardOutcome, { kind: 'refused' }> {
  return { kind: 'refused', message: t('{0} is not in the ledger any more.', id), buttons: [] };
}

/** The lane of the tasks that nobody owns: no move leads there. */
export function isNobody({ name }: LaneTarget, by: LaneColumn | undefined): boolean {
  return by === 'owner' && name === '';
}

function shownState({ state, here, offers, why }: StateTarget): BoardTarget {
  return {
    state,
    moves: offers.map(({ title }) => title),
    ...(here === undefined ? {} : { here }),
    ...(why === undefined ? {} : { why }),
  };
}

function shownLane(lane: LaneTarget, by: LaneColumn | undefined, t: Translate): BoardLane {
  const { name, offer, why } = lane;
  if (isNobody(lane, by)) return { name, why: t('A task cannot be given to nobody: drop it on who shall have it.') };
  return { name, ...(offer === undefined ? {} : { move: offer.title }), ...(why === undefined ? {} : { why }) };
}
