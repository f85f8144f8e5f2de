import type { AuditLine, RowChange } from '../../audit/index.js';
import { parseActor, type Workspace } from '../../model/index.js';
import { RENAME } from '../../past/renames.js';
import { stateOf, statusOf } from '../../policy/index.js';
import { refuse } from '../refuse.js';
import type { Refusal } from '../types.js';

/** Somebody has built on what the move left. */
export function changed({ id, file }: RowChange): Refusal {
  return refuse('undo/changed', { id, file });
}

/**
 * Why a move stands whatever the ledger says: it decided, it brought work to its end, it took a lease that does not come
 * alive again, or nothing of it is left.
 */
export function irrevocable({ policy }: Workspace, line: AuditLine): Refusal | undefined {
  const { event, id, seq, rows, to, columns = [] } = line;
  const spent = spentLock(line);
  if (spent !== undefined) return spent;
  if (event === RENAME) return refuse('undo/renamed', { id: id ?? '' });
  if (event === 'undo') return refuse('undo/undone', { seq });
  if (rows.length + columns.length === 0) return refuse('undo/spent', { event, seq });
  const decision = rows.some(({ kind, after }) => {
    const status = kind === 'approval' ? statusOf(policy, after?.['status'] ?? '') : undefined;
    return status === 'approved' || status === 'rejected';
  });
  const target = typeof to === 'string' ? stateOf(policy, to)?.category : undefined;
  if (!decision && target !== 'done') return undefined;
  const instead =
    target === 'done' ? 'reopen' : target === 'rework' ? 'start' : event === 'approve' ? 'return' : 'request';
  return refuse('undo/decision', { event, id: id ?? '', instead });
}

/** A lock that another had, or that guarded no work, is not what an undo gives back. */
function spentLock({ event, id, rows: [row] }: AuditLine): Refusal | undefined {
  const params = { id: id ?? '', holder: row === undefined ? '' : holderBefore(row) };
  if (event === 'lock.steal') return refuse('undo/stolen', params);
  return event === 'lock.release' ? refuse('undo/released', params) : undefined;
}

/** Who held a task before a move, as its row said; '' where nobody did. */
export function holderBefore({ before }: RowChange): string {
  const lock = before?.['lock'] ?? '';
  return parseActor(before?.['lock_owner'] ?? lock.slice(0, Math.max(0, lock.lastIndexOf('@')))).text;
}
