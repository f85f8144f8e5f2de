import type { Approval } from '../../model/index.js';
import { approvalRule } from '../types.js';

export const idMissing = approvalRule({
  code: 'approval/id-missing',
  severity: 'error',
  docs: {
    what: 'A row of the approval ledger has no id.',
    why: 'Evidence records, the audit log and the decision itself name an approval by its id: without one nothing can refer to it.',
    fix: 'Give the approval an id that no other approval has, or delete the row if it says nothing.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  |
|---------|---------|-------|---------|
| -       | T-1     | Login | pending |
  ~ error approval/id-missing
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  |
|---------|---------|-------|---------|
| A001    | T-1     | Login | pending |
`,
  },
  check(approval) {
    if (approval.id !== '' || saysNothing(approval)) return undefined;
    return { at: approval.at('appr_id'), params: { target: approval.target } };
  },
});

/** A row of blanks and dashes, kept to be filled in. */
function saysNothing(approval: Approval): boolean {
  return approval.target === '' && approval.text('status') === '' && approval.text('op') === '';
}
