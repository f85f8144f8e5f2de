import { statusStated } from '../../evidence/index.js';
import type { ApprovalStatus } from '../../policy/index.js';
import { shown } from '../../policy/problems.js';
import { placeIn, recordsOf, relatedIn } from '../support/evidence.js';
import { approvalRule, type Problem } from '../types.js';

export const contradictsDecision = approvalRule({
  code: 'evidence/contradicts-decision',
  severity: 'warning',
  docs: {
    what: 'The evidence of an approval states another status of it than the row does.',
    why: 'One of the two was not kept up, or the row was decided without a look at the record: a record that still says "pending" was read by nobody.',
    fix: 'Bring the record up to date before it is decided on, or leave the status out of it: the ledger has it. What counts is the last status under a label or heading that names this approval; quoted diffs, tables and fenced blocks do not.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A001    | T-1     | Login | approved | ORCH/patches/2026-01/T-1-A001.diff.md |
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning evidence/contradicts-decision
=== ORCH/patches/2026-01/T-1-A001.diff.md
# Login

- **Approval**: A001
- **Status**: pending
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A001    | T-1     | Login | approved | ORCH/patches/2026-01/T-1-A001.diff.md |
=== ORCH/patches/2026-01/T-1-A001.diff.md
# Login

- **Approval**: A001
- **Task state**: REVIEW

\`\`\`diff
-| A001 | T-1 | Login | pending |
+| A001 | T-1 | Login | approved |
\`\`\`
`,
  },
  check(approval, context) {
    const { status, id } = approval;
    if (status === undefined || id === '') return undefined;
    let problems: Problem<'evidence/contradicts-decision'>[] | undefined;
    for (const cited of recordsOf(approval, context)) {
      const stated = statusStated(cited.record, id);
      if (stated === undefined || !contradicts(stated.status, status)) continue;
      const { text, range } = stated;
      (problems ??= []).push({
        at: cited.part.range,
        params: { id, status, said: shown(text), place: placeIn(cited, range) },
        related: relatedIn(cited, range),
      });
    }
    return problems;
  },
});

/** An expired row was never decided: that its record says "pending" is the truth of its time. */
function contradicts(stated: ApprovalStatus, status: ApprovalStatus): boolean {
  if (status === 'expired') return stated === 'approved' || stated === 'rejected';
  return stated !== status;
}
