import type { OfferedMove, StateTarget } from '../../../server/src/protocol.js';
import type { Translate } from '../l10n.js';
import type { GroupNode, TaskNode } from './nodes.js';

/** What dropping a task on a group asks for. */
export type Dropping =
  /** A move into one of these states. */
  | { readonly kind: 'state'; readonly states: readonly string[] }
  | { readonly kind: 'owner'; readonly owner: string }
  | { readonly kind: 'set'; readonly values: Readonly<Record<string, string>> }
  /** Nothing: it is there already. */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly why: string };

/** What dropping a task on a group asks for. */
export function droppingOf({ parent, task }: TaskNode, group: GroupNode, t: Translate): Dropping {
  if (group.parent.root.uri !== parent.parent.root.uri)
    return {
      kind: 'refused',
      why: t('{0} stays in its folder: tasks are not moved from one ledger to another.', task.id),
    };
  if (group.id === parent.id) return { kind: 'none' };
  switch (group.by) {
    case 'state':
      if (group.states.length > 0 && group.name !== 'unknown') return { kind: 'state', states: group.states };
      return { kind: 'refused', why: t('No move leads to a state that the policy does not know.') };
    case 'owner':
      if (group.name !== '') return { kind: 'owner', owner: group.name };
      return { kind: 'refused', why: t('A task cannot be given to nobody: drop it on who shall have it.') };
    case 'priority':
    case 'milestone':
      return { kind: 'set', values: { [group.by]: group.name } };
  }
}

/** Where a drop on these states leads: the moves that can be made, else why there is none. */
export function landingOf(
  targets: readonly StateTarget[],
  states: readonly string[],
): { readonly offers: readonly OfferedMove[]; readonly why: string | undefined } {
  const meant = targets.filter(({ state }) => states.includes(state));
  return { offers: meant.flatMap(({ offers }) => offers), why: meant.find(({ why }) => why !== undefined)?.why };
}
