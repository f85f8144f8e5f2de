import { separationOf, type Approval } from '../../model/index.js';
import type { Policy, Severity } from '../../policy/index.js';
import { approvalRule } from '../types.js';

export const selfApproved = approvalRule({
  code: 'approval/self-approved',
  severity: 'error',
  docs: {
    what: 'An approval was decided by the one who requested it, or by an agent on behalf of the same person.',
    why: 'A gate that opens itself is none. Names are compared where both have one; where only roles are known, the roles must differ (two seats of one role are a warning: they may be two people). An agent does not decide for its operator, nor for another agent of the same operator.',
    fix: 'Let somebody else decide. Name both sides (`WORK@alice`, `AUDIT@bob`), so that two people of one role can be told apart. A team of one sets `separation: solo` in the policy; its decisions, and those of an operator on an own agent, are marked by a hint.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status   | requested_by | approver    |
|---------|---------|--------|----------|--------------|-------------|
| A001    | T-1     | Login  | approved | WORK@alice   | AUDIT@alice |
                                                         ~~~~~~~~~~~ error approval/self-approved
| A002    | T-2     | Logout | approved | AUDIT1       | AUDIT2      |
                                                         ~~~~~~ warning approval/self-approved
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status   | requested_by | approver    |
|---------|---------|--------|----------|--------------|-------------|
| A001    | T-1     | Login  | approved | WORK@alice   | AUDIT@bob   |
| A002    | T-2     | Logout | approved | AUDIT@carol  | AUDIT@bob   |
`,
  },
  check(approval, { policy }) {
    if (!approval.decided) return undefined;
    const { requester, approver } = approval;
    if (requester === undefined || approver === undefined) return undefined;
    const found = judge(approval, policy);
    if (found === undefined) return undefined;
    const { severity, why, who } = found;
    return {
      at: approval.at('approver'),
      severity,
      params: { id: approval.id, requester: requester.text, approver: approver.text, why, who },
    };
  },
});

interface Judgement {
  readonly severity: Severity;
  readonly why: 'name' | 'seat' | 'role' | 'agent' | 'operator' | 'solo';
  readonly who: string;
}

function judge({ requester, approver, status }: Approval, policy: Policy): Judgement | undefined {
  if (requester === undefined || approver === undefined) return undefined;
  const separation = separationOf(policy, requester, approver);
  if (separation.kind === 'distinct' || separation.kind === 'unproven') return undefined;
  if (separation.kind === 'operator') return { severity: 'hint', why: 'operator', who: separation.agent };
  if (policy.separation === 'solo') return { severity: 'hint', why: 'solo', who: '' };
  // Who rejects an own request has at least opened nothing; two seats of one role may be two people.
  const severity = status === 'rejected' ? 'warning' : 'error';
  if (separation.kind === 'same-name') return { severity, why: 'name', who: separation.name };
  if (separation.kind === 'agent') return { severity, why: 'agent', who: separation.operator };
  if (separation.kind === 'same-seat') return { severity, why: 'seat', who: '' };
  return { severity: 'warning', why: 'role', who: separation.role };
}
