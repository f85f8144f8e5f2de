import type { Approval, TimeValue } from '../../model/index.js';
import type { ApprovalColumn, Severity } from '../../policy/index.js';
import { shown } from '../../policy/problems.js';
import { approvalRule, type Problem } from '../types.js';

export const decidedIncomplete = approvalRule({
  code: 'approval/decided-incomplete',
  severity: 'error',
  docs: {
    what: 'A decided approval does not say who decided or when, or its times cannot be read.',
    why: 'A decision that nobody took at no time proves nothing: it may as well have been typed by whoever wanted it.',
    fix: 'Write approver, role and time when the decision is made, all at once; `orch approve` does. Times are UTC: `YYYY-MM-DDTHH:mm:ssZ`. A missing role or requester is a warning.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status   | requested_by | approver  | approver_role | ts_req               | ts_dec     |
|---------|---------|--------|----------|--------------|-----------|---------------|----------------------|------------|
| A001    | T-1     | Login  | approved | WORK@alice   | CMD@bob   | -             | 2026-01-10T09:00:00Z | yesterday  |
                                                                     ~ warning approval/decided-incomplete
                                                                                                            ~~~~~~~~~ error approval/decided-incomplete
| A002    | T-2     | Logout | rejected | WORK@alice   | -         | AUDIT         | 2026-01-10T09:00:00Z | 2026-02-30 |
                                                         ~ error approval/decided-incomplete
                                                                                                            ~~~~~~~~~~ error approval/decided-incomplete
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status   | requested_by | approver  | approver_role | ts_req               | ts_dec               |
|---------|---------|--------|----------|--------------|-----------|---------------|----------------------|----------------------|
| A001    | T-1     | Login  | approved | WORK@alice   | CMD@bob   | CMD           | 2026-01-10T09:00:00Z | 2026-01-10T10:30:00Z |
| A002    | T-2     | Logout | pending  | WORK@alice   | -         | -             | 2026-01-10T09:00:00Z | -                    |
`,
  },
  check(approval) {
    if (!approval.decided) return undefined;
    let problems: Problem<'approval/decided-incomplete'>[] | undefined;
    for (const [column, severity] of NEEDED) {
      if (approval.text(column) === '' && approval.has(column)) {
        (problems ??= []).push(problem(approval, column, severity, 'missing'));
      }
    }
    const requested = faultOf(approval.requestedAt);
    if (requested !== undefined) (problems ??= []).push(problem(approval, 'ts_req', 'error', requested));
    const decided = faultOf(approval.decidedAt);
    if (decided !== undefined) (problems ??= []).push(problem(approval, 'ts_dec', 'error', decided));
    return problems;
  },
});

const NEEDED: readonly (readonly [ApprovalColumn, Severity])[] = [
  ['requested_by', 'warning'],
  ['approver', 'error'],
  ['approver_role', 'warning'],
  ['ts_dec', 'error'],
];

function faultOf(time: TimeValue | undefined): 'impossible' | 'unreadable' | undefined {
  return time?.kind === 'impossible' || time?.kind === 'unreadable' ? time.kind : undefined;
}

function problem(
  approval: Approval,
  column: ApprovalColumn,
  severity: Severity,
  fault: 'missing' | 'impossible' | 'unreadable',
): Problem<'approval/decided-incomplete'> {
  const value = shown(approval.text(column));
  return {
    at: approval.at(column),
    severity,
    params: { id: approval.id, status: approval.status ?? '', column, value, fault },
  };
}
