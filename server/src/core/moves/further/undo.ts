import type { PlacedAuditLine } from '../../audit/index.js';
import { joinDrafts, makePlan, type Draft } from '../draft.js';
import { isRefusal, refuse } from '../refuse.js';
import type { Intent, MoveContext, Plan, Planner, Refusal, Snapshot } from '../types.js';
import { sameHolder } from '../../leases/index.js';
import { restored } from './undoRows.js';
import { unarchived } from './undoArchive.js';
import { undoneLeases } from './undoLease.js';
import { unmigrated } from './undoMigrate.js';
import type { Undoing } from './undoTask.js';
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
  const undone = undoneLeases(snapshot, line, context);
  if (isRefusal(undone)) return undone;
  const unchanged = unmigrated(snapshot.workspace, line, context);
  if (isRefusal(unchanged)) return unchanged;
  const { files, columns } = unchanged;
  const draft = rowsBefore({ snapshot, context, line, leases: undone.leases });
  const [lease = null, another] = undone.leases.values();
  return makePlan(snapshot, context, {
    event: 'undo',
    id,
    from: to,
    to: from,
    drafts: [{ files, rows: [] }, draft],
    runtime: undone.runtime,
    lease: another === undefined ? lease : null,
    audit: {
      reason: event,
      undoes: { writer, seq },
      ...(lease === null || another !== undefined ? {} : { token: lease.token }),
      ...(columns.length === 0 ? {} : { columns }),
    },
  });
}

function rowsBefore(undoing: Undoing): Draft | Refusal {
  const { snapshot, context, line } = undoing;
  if (line.event === 'archive') return unarchived(snapshot.workspace, line, context);
  return joinDrafts(line.rows.map((row) => restored(undoing, row)));
}
