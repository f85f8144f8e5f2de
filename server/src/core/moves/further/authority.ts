import type { Caller } from '../../identity/index.js';
import { mayBeSame, nameOf, parseActor, type Task, type Workspace } from '../../model/index.js';
import { roleOf, type Policy } from '../../policy/index.js';
import { commandRoles } from '../../process/index.js';
import { refuse } from '../refuse.js';
import type { MoveContext, Refusal } from '../types.js';

/** Refuses a caller who does not command. */
export function onlyCommand(
  { policy }: Workspace,
  { caller }: MoveContext,
  event: string,
  id: string,
): Refusal | undefined {
  const by = commandRoles(policy);
  if (by.includes(caller.role.name)) return undefined;
  return refuse('move/wrong-role', { event, id, actor: caller.text, by: by.join(', ') });
}

/** The owner's role, and its seat or name where the row says one: `WORK1` is not `WORK2`, and no bare `WORK` is Dana. */
export function isOwner(policy: Policy, { owner }: Task, caller: Caller): boolean {
  if (owner === undefined || roleOf(policy, owner.text)?.name !== caller.role.name) return false;
  const actor = parseActor(caller.text);
  if (nameOf(policy, owner) !== undefined && nameOf(policy, actor) === undefined) return false;
  return mayBeSame(policy, owner, actor);
}

/** FREEZE stops everything automatic. */
export function frozenAutomatic({ flags }: Workspace, { caller }: MoveContext, event: string): Refusal | undefined {
  const stopped = flags?.freeze === 'on' && caller.automatic;
  return stopped ? refuse('move/frozen', { event, id: '' }) : undefined;
}
