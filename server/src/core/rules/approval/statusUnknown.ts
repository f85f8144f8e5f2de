import { APPROVAL_STATUSES, type Policy } from '../../policy/index.js';
import { nearest, shown } from '../../policy/problems.js';
import { replaceValue } from '../support/fixes.js';
import { approvalRule } from '../types.js';

export const statusUnknown = approvalRule({
  code: 'approval/status-unknown',
  severity: 'error',
  docs: {
    what: 'The status of an approval is missing, or is none that Orch or the policy knows.',
    why: 'What is neither pending nor decided opens nothing and waits for nobody: it is lost.',
    fix: 'Write `pending`, `approved`, `rejected` or `expired`. A team that spells them otherwise says so in the policy: `approvals: { statuses: { signed-off: approved } }`.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status   |
|---------|---------|--------|----------|
| A001    | T-1     | Login  | aproved  |
                               ~~~~~~~ error approval/status-unknown
| A002    | T-2     | Logout | -        |
                               ~ error approval/status-unknown
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op     | status   |
|---------|---------|--------|----------|
| A001    | T-1     | Login  | approved |
| A002    | T-2     | Logout | 承認待ち |
`,
  },
  check(approval, { policy }) {
    if (approval.status !== undefined) return undefined;
    const status = approval.text('status');
    if (status === '' && approval.id === '') return undefined;
    const meant = meantBy(policy, status);
    return {
      at: approval.at('status'),
      params: { id: approval.id, status: shown(status), legal: APPROVAL_STATUSES.join(', '), meant: meant ?? '' },
      fixes: meant === undefined ? [] : [replaceValue(approval, 'status', meant, false)],
    };
  },
});

const LONGEST = 64;

/** The status that somebody most likely had in mind: the first word, or the nearest spelling. */
function meantBy({ approvals }: Policy, text: string): string | undefined {
  if (text === '' || text.length > LONGEST) return undefined;
  const [first = ''] = text.toLowerCase().split(/[\s(（:：,、・/]/, 1);
  const word = nearest(first, approvals.statuses.keys()) ?? nearest(text, approvals.statuses.keys());
  return word === undefined ? undefined : approvals.statuses.get(word);
}
