import { placeholderIn } from '../../evidence/index.js';
import type { Approval } from '../../model/index.js';
import type { Severity } from '../../policy/index.js';
import { shown } from '../../policy/problems.js';
import { isLive } from '../support/evidence.js';
import { approvalRule, type RuleContext } from '../types.js';

export const missing = approvalRule({
  code: 'evidence/missing',
  severity: 'warning',
  docs: {
    what: 'An approval of a result names no evidence.',
    why: 'The decision is about something; without a record of it nobody can later tell what was approved.',
    fix: 'Name the record of the work, `ORCH/patches/YYYY-MM/TASK-APPROVAL.diff.md`. For a rejected result and for a change it is an info; permissions (`execute`, `steal`, `waiver`) come before the work and need none.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence |
|---------|---------|-------|----------|----------|
| A001    | T-1     | Login | approved | -        |
                                         ~ warning evidence/missing
| A002    | T-2     | Logo  | pending  | TBD      |
                                         ~~~ warning evidence/missing
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A001    | T-1     | Login | approved | ORCH/patches/2026-01/T-1-A001.diff.md |
=== ORCH/patches/2026-01/T-1-A001.diff.md
Evidence of A001.
`,
  },
  check(approval, context) {
    if (!isLive(approval) || !approval.has('evidence')) return undefined;
    const value = approval.text('evidence');
    const none = approval.evidence.length === 0 || (!/[/\\]/.test(value) && placeholderIn(value) !== undefined);
    const severity = none ? severityOf(approval, context) : undefined;
    if (severity === undefined) return undefined;
    return {
      at: approval.at('evidence'),
      severity,
      params: { id: approval.id, status: approval.status ?? '', value: shown(value) },
    };
  },
});

function severityOf({ declaredKind, status, targetKey }: Approval, context: RuleContext): Severity | undefined {
  if (declaredKind !== 'result' && declaredKind !== 'change') return undefined;
  const aboutWork = declaredKind === 'result' && (targetKey === '' || context.isTask(targetKey));
  return aboutWork && status !== 'rejected' ? 'warning' : 'info';
}
