import type { PlacedAuditLine } from '../../audit/index.js';
import { joinDrafts, makePlan } from '../draft.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, MoveContext, Plan, Planner, Refusal, Snapshot } from '../types.js';
import { sameHolder } from '../../leases/index.js';
import { restored } from './undoRows.js';
import { undoneLease } from './undoLease.js';
import { irrevocable } from './undoable.js';

/**
 * `undo`: a move of its own that takes back the caller's last one in this clone, or the one with this sequence. Refuses
 * decisions, which stand, and what has changed since: a row that reads differently by now is somebody's later word.
 */
export const planUndo: Planner<Extract<Intent, { verb: 'undo' }>> = (snapshot, { seq }, context) => {
  const found = lineToUndo(snapshot, seq, context);
  if (isRefusal(found)) return found;
  const refusal = irrevocable(snapshot.workspace, found);
  return refusal ?? takenBack(snapshot, found, context);
};

/** The caller's last line of this clone that is no undo and not undone yet, or the one that is asked for. */
function lineToUndo(
  { runtime, workspace: { policy } }: Snapshot,
  seq: number | undefined,
  { caller, world }: MoveContext,
): PlacedAuditLine['line'] | Refusal {
  const own = world.history().flatMap(({ line }) => (line.writer === runtime.writer ? [line] : []));
  const undone = new Set(own.flatMap(({ undoes }) => (undoes?.writer === runtime.writer ? [undoes.seq] : [])));
  const isMine = (line: PlacedAuditLine['line']): boolean => sameHolder(policy, line.actor, caller.text);
  if (seq === undefined) {
    const last = own.findLast((line) => isMine(line) && line.undoes === undefined && !undone.has(line.seq));
    return last ?? refuse('undo/none', { actor: caller.text });
  }
  const asked = own.find((line) => line.seq === seq);
  if (asked === undefined) return refuse('undo/unknown', { seq });
  if (!isMine(asked)) return refuse('undo/not-yours', { seq, actor: asked.actor });
  if (undone.has(seq)) return refuse('undo/done', { seq }, { alreadyDone: true });
  return asked;
}

function takenBack(snapshot: Snapshot, line: PlacedAuditLine['line'], context: MoveContext): Plan | Refusal {
  const { event, id, writer, seq, from = null, to = null } = line;
  const lease = undoneLease(snapshot, line, context);
  if (isRefusal(lease)) return lease;
  const draft = joinDrafts(line.rows.map((row) => restored({ snapshot, context, line, lease }, row)));
  if (isRefusal(draft)) return draft;
  const token = lease.lease?.token;
  return makePlan(snapshot, context, {
    event: 'undo',
    id,
    from: to,
    to: from,
    drafts: [draft],
    runtime: lease.runtime,
    lease: lease.lease ?? null,
    audit: { reason: event, undoes: { writer, seq }, ...(token === undefined ? {} : { token }) },
  });
}
