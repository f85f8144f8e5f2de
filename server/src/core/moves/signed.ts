import { auditPath, encodeLine, headsOf, NO_HASH, type PlacedAuditLine } from '../audit/index.js';
import type { RuntimeState } from '../leases/index.js';
import type { Policy } from '../policy/index.js';
import type { FileAppend } from '../ports.js';
import type { Plan } from './types.js';

/** The audit line of a plan, chained to the writer's last one. */
interface Signed {
  readonly writer: string;
  readonly append: FileAppend;
  readonly head: NonNullable<RuntimeState['audit']['head']>;
}

/** Chains the audit entry of a plan to what its writer wrote last, and to what the writer has seen of the others. */
export function signed(
  { audit, runtime }: Plan,
  { paths }: Policy,
  now: number,
  writer: string,
  history: readonly PlacedAuditLine[],
): Signed {
  const last = lastOf(writer, runtime, history);
  const seq = (last?.seq ?? 0) + 1;
  const prev = last?.hash ?? NO_HASH;
  const { text, hash } = encodeLine(audit, { writer, seq, prev, seen: headsOf(history, writer) });
  const file = auditPath(paths.audit, now, writer);
  return { writer, append: { path: file, text: `${text}\n` }, head: { seq, hash, file } };
}

/** The state knows the last line; where an older state was put back, the log knows better. */
function lastOf(
  writer: string,
  { audit }: RuntimeState,
  history: readonly PlacedAuditLine[],
): { readonly seq: number; readonly hash: string } | undefined {
  const written = history.findLast(({ line }) => line.writer === writer);
  if (written === undefined || (audit.head !== null && audit.head.seq >= written.line.seq))
    return audit.head ?? undefined;
  return { seq: written.line.seq, hash: written.hash };
}
