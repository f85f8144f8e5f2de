import { isAutomatic } from '../../policy/index.js';
import { approvalRule } from '../types.js';

export const zeroSecondDecision = approvalRule({
  code: 'approval/zero-second-decision',
  severity: 'warning',
  docs: {
    what: 'An approval was requested and decided in the same second.',
    why: 'Nobody reads evidence in no time: the row was written in one go, by one hand.',
    fix: 'Request when the work is handed in, and let the approver decide after reading. Deciders that the policy lists under `approvals.automatic` (by default `*@auto`) may be this quick.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|----------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob  | 2026-01-14T09:00:00Z | 2026-01-14T09:00:00Z |
                                                                                          ~~~~~~~~~~~~~~~~~~~~ warning approval/zero-second-decision
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver   | ts_req               | ts_dec               |
|---------|---------|-------|----------|--------------|------------|----------------------|----------------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob    | 2026-01-14T09:00:00Z | 2026-01-14T09:12:00Z |
| A002    | T-2     | Logo  | approved | WORK@alice   | AUDIT@auto | 2026-01-14T09:00:00Z | 2026-01-14T09:00:00Z |
`,
  },
  check(approval, { policy }) {
    if (!approval.decided) return undefined;
    const { requestedAt, decidedAt, approver } = approval;
    if (requestedAt?.kind !== 'time' || decidedAt?.kind !== 'time' || requestedAt.ms !== decidedAt.ms) return undefined;
    // Times to the minute say nothing about seconds.
    if (!hasSeconds(approval.text('ts_req')) || !hasSeconds(approval.text('ts_dec'))) return undefined;
    if (approver !== undefined && isAutomatic(policy, approver.text)) return undefined;
    return { at: approval.at('ts_dec'), params: { id: approval.id, time: approval.text('ts_dec') } };
  },
});

function hasSeconds(time: string): boolean {
  return /:\d{2}:\d{2}/.test(time);
}
