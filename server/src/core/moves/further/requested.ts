import type { PlacedAuditLine } from '../../audit/index.js';
import { areSeparated, idKey, parseActor, type Actor, type Approval } from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import type { World } from '../types.js';

/**
 * Who asked for an approval by the audit log, where `actor` may not decide what that one asks for: the row may name
 * somebody else since. Undefined where he may, and where no move requested the row.
 */
export function ownRequester(
  { key }: Approval,
  actor: string,
  policy: Policy,
  world: Pick<World, 'history'>,
): Actor | undefined {
  const logged = requesters(world.history()).get(key);
  const requester = logged === undefined || logged === '' ? undefined : parseActor(logged);
  return requester === undefined || areSeparated(policy, requester, parseActor(actor)) ? undefined : requester;
}

const known = new WeakMap<readonly PlacedAuditLine[], ReadonlyMap<string, string>>();

/** Key of an approval → its requester, as the move wrote it that added the row last. */
function requesters(history: readonly PlacedAuditLine[]): ReadonlyMap<string, string> {
  const before = known.get(history);
  if (before !== undefined) return before;
  const found = new Map<string, string>();
  for (const { line } of history) {
    for (const { kind, id, before: was, after } of line.rows) {
      if (kind === 'approval' && was === null) found.set(idKey(id), after?.['requested_by'] ?? '');
    }
  }
  known.set(history, found);
  return found;
}
