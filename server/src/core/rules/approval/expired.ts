import { expiryOf, formatDuration, formatTime } from '../../model/index.js';
import { replaceValue } from '../support/fixes.js';
import { approvalRule } from '../types.js';

export const expired = approvalRule({
  code: 'approval/expired',
  severity: 'warning',
  time: true,
  docs: {
    what: 'A pending approval is past its expiry: the column `expiry_utc`, else the days of the policy after the request (7 by default).',
    why: 'What was to be decided has moved on since; a late yes would be a yes to something else.',
    fix: 'Set the row to `expired` and request anew. `approvals: { expiry_days: 0 }` in the policy lets requests wait for ever.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | requested_by | ts_req               |
|---------|---------|-------|---------|--------------|----------------------|
| A001    | T-1     | Login | pending | WORK@alice   | 2026-01-02T09:00:00Z |
                              ~~~~~~~ warning approval/expired
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | requested_by | ts_req               |
|---------|---------|-------|---------|--------------|----------------------|
| A001    | T-1     | Login | expired | WORK@alice   | 2026-01-02T09:00:00Z |
| A002    | T-1     | Login | pending | WORK@alice   | 2026-01-14T09:00:00Z |
`,
  },
  check(approval, { policy, clock }) {
    if (approval.status !== 'pending') return undefined;
    const end = expiryOf(approval, policy);
    if (end === undefined || !clock.reached(end)) return undefined;
    return {
      at: approval.at('status'),
      params: { id: approval.id, expiry: formatTime(end), ago: formatDuration(clock.now - end) },
      fixes: [replaceValue(approval, 'status', 'expired', false)],
    };
  },
});
