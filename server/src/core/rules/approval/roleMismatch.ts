import { undecorate } from '../../model/index.js';
import { roleOf } from '../../policy/index.js';
import { replaceValue } from '../support/fixes.js';
import { approvalRule } from '../types.js';

export const roleMismatch = approvalRule({
  code: 'approval/role-mismatch',
  severity: 'error',
  docs: {
    what: 'The column `approver_role` says another role than the approver has.',
    why: 'One of the two cells is wrong, and with it whether the decision was allowed at all.',
    fix: 'Before a decision, make the two agree. A person who holds several roles is listed with them in the policy (`people: { bob: { roles: [CMD, AUDIT] } }`) and may decide in any of them. On a row that is not decided yet this is a warning.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver  | approver_role |
|---------|---------|-------|----------|--------------|-----------|---------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob   | AUDIT         |
                                                                    ~~~~~ error approval/role-mismatch
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver  | approver_role |
|---------|---------|-------|----------|--------------|-----------|---------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob   | CMD           |
`,
  },
  check(approval, { policy }) {
    const said = approval.text('approver_role');
    const { approver } = approval;
    if (said === '' || approver === undefined) return undefined;
    const role = roleOf(policy, approver.text);
    if (role === undefined) return undefined;
    const column = roleOf(policy, said);
    if (column === role || (column && policy.people.get(approver.text)?.roles.includes(column.name)) === true)
      return undefined;
    return {
      at: approval.at('approver_role'),
      severity: approval.decided ? 'error' : 'warning',
      params: { id: approval.id, approver: approver.text, role: role.name, said: undecorate(said) },
      fixes: approval.decided ? [] : [replaceValue(approval, 'approver_role', role.name, false)],
    };
  },
});
