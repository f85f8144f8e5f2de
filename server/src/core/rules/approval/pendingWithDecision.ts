import type { Approval } from '../../model/index.js';
import type { ApprovalColumn } from '../../policy/index.js';
import { shown } from '../../policy/problems.js';
import { replaceValue } from '../support/fixes.js';
import { approvalRule, type Problem } from '../types.js';

export const pendingWithDecision = approvalRule({
  code: 'approval/pending-with-decision',
  severity: 'error',
  docs: {
    what: 'A pending approval has a decision time or a signature.',
    why: 'Either it is decided and the status was forgotten, or somebody began to write a decision and left it half done. Both readings cannot hold.',
    fix: 'Decide it (`orch approve`, `orch reject`), or put `-` where the time or the signature stands. A named reviewer on a pending row is a request, and fine.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|---------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | pending | WORK@alice   | CMD@bob  | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z |
                                                                                         ~~~~~~~~~~~~~~~~~~~~ error approval/pending-with-decision
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|---------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | pending | WORK@alice   | CMD@bob  | 2026-01-14T09:00:00Z | -                    |
`,
  },
  check(approval) {
    if (approval.status !== 'pending') return undefined;
    const time = approval.decidedAt;
    // What is no time (`later`, `未定`) is no decision either.
    const decided = time !== undefined && time.kind !== 'unreadable';
    const signed = approval.text('signature') !== '';
    if (!decided && !signed) return undefined;
    return [...(decided ? [problem(approval, 'ts_dec')] : []), ...(signed ? [problem(approval, 'signature')] : [])];
  },
});

function problem(approval: Approval, column: ApprovalColumn): Problem<'approval/pending-with-decision'> {
  return {
    at: approval.at(column),
    params: { id: approval.id, column, value: shown(approval.text(column)) },
    fixes: [replaceValue(approval, column, '-', false)],
  };
}
