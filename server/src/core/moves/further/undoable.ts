import type { AuditLine } from '../../audit/index.js';
import type { Workspace } from '../../model/index.js';
import { stateOf, statusOf } from '../../policy/index.js';
import { refuse } from '../refuse.js';
import type { Refusal } from '../types.js';

/** Moves that leave nothing to take back: time that was given, and what another has lost by them. */
const SPENT: ReadonlySet<string> = new Set([
  'undo',
  'lock.extend',
  'lock.steal',
  'lock.clean',
  'lock.release',
  'archive',
]);

/** Why a move stands whatever the ledger says: it decided, it brought work to its end, or nothing of it is left. */
export function irrevocable({ policy }: Workspace, { event, id, seq, rows, to }: AuditLine): Refusal | undefined {
  if (SPENT.has(event) || rows.length === 0) return refuse('undo/spent', { event, seq });
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
