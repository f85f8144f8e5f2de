import type { Entry, Task } from '../model/index.js';
import { eventsFrom } from '../process/index.js';
import { dispatch } from './dispatch.js';
import { isRefusal } from './refuse.js';
import type { Intent, LegalMove, MoveContext, Snapshot } from './types.js';

/** What a caller is asked for before it is known what he will say. */
const PROBE = '?';
const REASON = '--reason TEXT';
const ARTIFACT = '--artifact PATH';

/**
 * What this caller may do with a task now: events of the table, and decisions on its pending approvals. Each is really
 * accepted when he does it, given what is `missing`.
 */
export function legalMoves(snapshot: Snapshot, task: Entry<Task>, context: MoveContext): readonly LegalMove[] {
  return [...legalEvents(snapshot, task.record, context), ...legalDecisions(snapshot, task.record, context)];
}

function legalEvents(snapshot: Snapshot, { id, state }: Task, context: MoveContext): readonly LegalMove[] {
  if (state === undefined) return [];
  return eventsFrom(snapshot.workspace.policy, state).flatMap(({ event }) => {
    const missing = event.reason === 'required' ? [REASON] : [];
    const planned = dispatch(snapshot, { verb: 'event', event: event.name, id, reason: PROBE }, context);
    if (!isRefusal(planned)) return [{ event: event.name, by: event.by, missing }];
    // The guard that asks for something to show is the last of all.
    const unshown = planned.code === 'submit/nothing';
    return unshown ? [{ event: event.name, by: event.by, missing: [ARTIFACT, ...missing] }] : [];
  });
}

function legalDecisions(snapshot: Snapshot, task: Task, context: MoveContext): readonly LegalMove[] {
  const { approvalsByTarget, policy } = snapshot.workspace;
  const pending = (approvalsByTarget.get(task.key) ?? []).filter(({ record }) => record.status === 'pending');
  const by = [...policy.roles.values()].filter(({ approves }) => approves).map(({ name }) => name);
  return pending.flatMap(({ record: { id } }) =>
    (['approve', 'reject'] as const).flatMap((verb) => {
      const plain: Intent = { verb, id };
      const reasoned: Intent = { verb, id, reason: PROBE };
      if (isRefusal(dispatch(snapshot, reasoned, context))) return [];
      const missing = isRefusal(dispatch(snapshot, plain, context)) ? [REASON] : [];
      return [{ event: verb, id, by, missing }];
    }),
  );
}
