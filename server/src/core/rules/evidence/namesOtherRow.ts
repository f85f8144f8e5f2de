import { approvalsNamed, fold, holds, names, type EvidenceRecord } from '../../evidence/index.js';
import { idKey, type Approval } from '../../model/index.js';
import { isLive, recordsOf } from '../support/evidence.js';
import { approvalRule, type Problem } from '../types.js';

export const namesOtherRow = approvalRule({
  code: 'evidence/names-other-row',
  severity: 'warning',
  docs: {
    what: 'The evidence of an approval names other approvals, but never this one.',
    why: 'It was made for another request and borrowed for this one: what was approved here is not what the record shows.',
    fix: 'Name the record that was made for this approval, and let it say so in its front matter (`approval: A001`). Where the record is at least about the same task (a second approver, or an earlier submission), this is an info.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A004    | T-4     | Login | approved | ORCH/patches/2026-01/T-4-A004.diff.md |
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning evidence/names-other-row
=== ORCH/patches/2026-01/T-4-A004.diff.md
# Deployment

- Approval A005 filed as pending
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A004    | T-4     | Login | approved | ORCH/patches/2026-01/T-4-A004.diff.md |
=== ORCH/patches/2026-01/T-4-A004.diff.md
---
approval: A004
---
Follows the approval A003.
`,
  },
  check(approval, context) {
    if (!isLive(approval) || approval.id === '') return undefined;
    let problems: Problem<'evidence/names-other-row'>[] | undefined;
    for (const { part, path, record } of recordsOf(approval, context)) {
      if (names(record, approval.id)) continue;
      const others = approvalsNamed(record, approval.id).filter((name) => idKey(name) !== approval.targetKey);
      if (others.length === 0) continue;
      const sameTask = namesTask(record, approval);
      (problems ??= []).push({
        at: part.range,
        severity: sameTask ? 'info' : 'warning',
        params: { id: approval.id, path, others: others.join(', '), sameTask },
      });
    }
    return problems;
  },
});

function namesTask({ marks }: EvidenceRecord, { targetKey, target }: Approval): boolean {
  if (targetKey === '') return false;
  return marks.some((mark) => mark.kind === 'task' && mark.ids.some((value) => holds(fold(value), fold(target))));
}
