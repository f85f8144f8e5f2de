import { deadline } from '../../model/index.js';
import { approvalRule } from '../types.js';

export const decidedBeforeRequested = approvalRule({
  code: 'approval/decided-before-requested',
  severity: 'error',
  docs: {
    what: 'An approval was decided before it was requested.',
    why: 'One of the two times is made up: nobody decides on what nobody has asked for.',
    fix: 'Find out from the audit log or the git history when it really happened. Orch writes both times itself when requests and decisions are made by its moves.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|----------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob  | 2026-01-14T09:00:00Z | 2026-01-14T08:00:00Z |
                                                                                          ~~~~~~~~~~~~~~~~~~~~ error approval/decided-before-requested
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|----------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob  | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z |
| A002    | T-2     | Logo  | approved | WORK@alice   | CMD@bob  | 2026-01-14T09:00:00Z | 2026-01-14           |
`,
  },
  check(approval) {
    if (approval.status === 'pending') return undefined;
    const { requestedAt, decidedAt } = approval;
    if (requestedAt === undefined || decidedAt === undefined || !('ms' in requestedAt)) return undefined;
    // A plain date may be any moment of its day.
    const latest = deadline(decidedAt);
    if (latest === undefined || latest > requestedAt.ms) return undefined;
    if (latest === requestedAt.ms && decidedAt.kind === 'time') return undefined;
    return {
      at: approval.at('ts_dec'),
      params: { id: approval.id, requested: approval.text('ts_req'), decided: approval.text('ts_dec') },
    };
  },
});
