import { auditPath, encodeLine, nextPlace, type AuditSummary } from '../audit/index.js';
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

/**
 * Chains the audit entry of a plan to what its writer wrote last, and to what the writer has seen of the others.
 * @param fresh name for a clone that has none yet, or that has written its last lines on another branch
 */
export function signed(
  { audit, runtime }: Plan,
  { paths }: Policy,
  now: number,
  fresh: string,
  log: AuditSummary,
): Signed {
  const place = nextPlace(log, { writer: runtime.writer || fresh, head: runtime.audit.head }, fresh);
  const { text, hash } = encodeLine(audit, place);
  const file = auditPath(paths.audit, now, place.writer);
  return { writer: place.writer, append: { path: file, text: `${text}\n` }, head: { seq: place.seq, hash, file } };
}
