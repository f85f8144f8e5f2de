import { MINUTE, type Approval, type TimeValue } from '../../model/index.js';
import { approvalRule, type Clock, type Problem } from '../types.js';

export const inFuture = approvalRule({
  code: 'approval/in-future',
  severity: 'error',
  docs: {
    what: 'A request or a decision is dated in the future.',
    why: 'It cannot have happened yet. Mostly a local time was written with a `Z` behind it, or the time was made up.',
    fix: 'Write the time in UTC: 18:00 in Tokyo is 09:00Z. Five minutes are left for clocks that do not agree.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|----------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob  | 2026-01-15T11:00:00Z | 2026-01-15T20:30:00Z |
                                                                                          ~~~~~~~~~~~~~~~~~~~~ error approval/in-future
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|----------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob  | 2026-01-15T11:00:00Z | 2026-01-15T11:30:00Z |
| A002    | T-2     | Logo  | pending  | WORK@alice   | -        | 2026-01-15           | -                    |
`,
  },
  check(approval, { clock }) {
    const { requestedAt, decidedAt } = approval;
    const request = isAhead(requestedAt, clock);
    const decision = isAhead(decidedAt, clock);
    if (!request && !decision) return undefined;
    return [...(request ? [problem(approval, 'ts_req')] : []), ...(decision ? [problem(approval, 'ts_dec')] : [])];
  },
});

const SKEW = 5 * MINUTE;

function isAhead(time: TimeValue | undefined, clock: Clock): boolean {
  return time !== undefined && 'ms' in time && !clock.reached(time.ms - SKEW);
}

function problem(approval: Approval, column: 'ts_req' | 'ts_dec'): Problem<'approval/in-future'> {
  return { at: approval.at(column), params: { id: approval.id, column, value: approval.text(column) } };
}
