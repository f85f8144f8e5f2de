import type { AuditPlace } from './encode.js';
import { NO_HASH } from './hash.js';
import { headsOf } from './heads.js';
import type { AuditSummary } from './summary.js';
import type { AuditHead } from './types.js';

/** The name under which a clone writes, and its last line as far as it knows; null: none yet. */
export interface Writer {
  readonly writer: string;
  readonly head: AuditHead | null;
}

/**
 * Where the next line of a clone belongs. It goes on from its last line where that is the last here, or where the log
 * knows more of it than the clone does (an older state was put back). Else its last lines are on another branch: then it
 * takes a new name, so that the same file never gets two ends that git could not merge, and says which line it left.
 * @param fresh the new name
 */
export function nextPlace(summary: AuditSummary, { writer, head }: Writer, fresh: string): AuditPlace {
  const last = summary.heads.get(writer);
  const goesOn = head === null || (last !== undefined && isAtOrBeyond(last, head));
  if (!goesOn) {
    const after = { writer, seq: head.seq, hash: head.hash };
    return { writer: fresh, seq: 1, prev: NO_HASH, after, seen: headsOf(summary, fresh) };
  }
  const seq = (last?.seq ?? 0) + 1;
  return { writer, seq, prev: last?.hash ?? NO_HASH, seen: headsOf(summary, writer) };
}

function isAtOrBeyond({ seq, hash }: AuditHead, head: AuditHead): boolean {
  return seq > head.seq || (seq === head.seq && hash === head.hash);
}
