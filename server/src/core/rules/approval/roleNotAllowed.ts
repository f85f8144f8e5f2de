import { undecorate } from '../../model/index.js';
import { decidingRole, decidingRoles } from '../support/roles.js';
import { approvalRule } from '../types.js';

export const roleNotAllowed = approvalRule({
  code: 'approval/role-not-allowed',
  severity: 'error',
  docs: {
    what: 'An approval was decided by a role that may not decide.',
    why: 'Who does the work does not also wave it through: the policy says which roles decide, by default CMD and AUDIT.',
    fix: 'Let a role decide that may, or, if this one should, say so in the policy: `roles: { LEAD: { approves: true } }`. A role that the policy does not know is a warning.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status   | requested_by | approver    | approver_role |
|---------|---------|--------|----------|--------------|-------------|---------------|
| A001    | T-1     | Login  | approved | CMD@alice    | WORK@claude | WORK          |
                                                         ~~~~~~~~~~~ error approval/role-not-allowed
| A002    | T-2     | Logout | approved | WORK@claude  | bob         | GUEST         |
                                                                       ~~~~~ warning approval/role-not-allowed
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status   | requested_by | approver    | approver_role |
|---------|---------|--------|----------|--------------|-------------|---------------|
| A001    | T-1     | Login  | approved | WORK@claude  | CMD@alice   | CMD           |
| A002    | T-2     | Logout | approved | WORK@claude  | bob         | AUDIT         |
`,
  },
  check(approval, { policy }) {
    if (!approval.decided) return undefined;
    const { role, known, column } = decidingRole(approval, policy);
    if (role?.approves === true || (role === undefined && known)) return undefined;
    return {
      at: approval.at(column),
      severity: role === undefined ? 'warning' : 'error',
      params: {
        id: approval.id,
        approver: approval.approver?.text ?? '-',
        role: role?.name ?? undecorate(approval.text('approver_role')),
        known: role !== undefined,
        allowed: decidingRoles(policy),
      },
    };
  },
});
