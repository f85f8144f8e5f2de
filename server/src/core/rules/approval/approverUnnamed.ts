import { separationOf, type Actor, type Approval, type Separation } from '../../model/index.js';
import { isAutomatic, type Policy } from '../../policy/index.js';
import { approvalRule, type Problem } from '../types.js';

export const approverUnnamed = approvalRule({
  code: 'approval/approver-unnamed',
  severity: 'info',
  docs: {
    what: 'A decision names its approver by role only.',
    why: 'The roles differ, so nothing is wrong on the face of it; but one person may hold two roles, and so two persons are not provable.',
    fix: 'Write who decided: `AUDIT@bob`. Decided cells stay as they are; name the approver from the next decision on. Under `separation: strict` both sides must be named, and this is an error.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver  |
|---------|---------|-------|----------|--------------|-----------|
| A001    | T-1     | Login | approved | WORK         | AUDIT     |
                                                        ~~~~~ info approval/approver-unnamed
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver  |
|---------|---------|-------|----------|--------------|-----------|
| A001    | T-1     | Login | approved | WORK         | AUDIT@bob |
`,
  },
  check(approval, { policy }) {
    if (!approval.decided || policy.separation === 'solo') return undefined;
    const { requester, approver } = approval;
    if (requester === undefined || approver === undefined) return undefined;
    const separation = separationOf(policy, requester, approver);
    if (separation.kind !== 'unproven' || isAutomatic(policy, approver.text)) return undefined;
    return unnamed(approval, policy, separation, { requester, approver });
  },
});

function unnamed(
  approval: Approval,
  { separation: asked }: Policy,
  { named }: Extract<Separation, { kind: 'unproven' }>,
  { requester, approver }: { readonly requester: Actor; readonly approver: Actor },
): Problem<'approval/approver-unnamed'> | undefined {
  const strict = asked === 'strict';
  const severity = strict ? 'error' : 'info';
  const { id } = approval;
  if (named !== 'approver') {
    return { at: approval.at('approver'), severity, params: { id, actor: approver.text, part: 'approver', strict } };
  }
  if (!strict) return undefined;
  return {
    at: approval.at('requested_by'),
    severity,
    params: { id, actor: requester.text, part: 'requester', strict },
  };
}
