import type { Policy } from '../policy/index.js';
import type { Approval } from './approval.js';
import { DAY, deadline } from './time.js';

/**
 * When a pending row expires (UTC milliseconds): by its own column, else so many days of the policy after the request.
 * Undefined: never, or nobody can tell.
 */
export function expiryOf(approval: Approval, { approvals }: Policy): number | undefined {
  const own = approval.expiresAt === undefined ? undefined : deadline(approval.expiresAt);
  if (own !== undefined) return own;
  const { requestedAt } = approval;
  if (approvals.expiryDays === 0 || requestedAt === undefined || !('ms' in requestedAt)) return undefined;
  return requestedAt.ms + approvals.expiryDays * DAY;
}
