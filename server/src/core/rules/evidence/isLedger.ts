import { citationsOf, isLedgerPath, isLive } from '../support/evidence.js';
import { approvalRule, type Problem } from '../types.js';

export const isLedger = approvalRule({
  code: 'evidence/is-ledger',
  severity: 'warning',
  docs: {
    what: 'The evidence of an approval is a ledger itself.',
    why: 'A ledger says that the work is done; it does not show the work. It also changes with every move, so that what was approved can no longer be looked up.',
    fix: 'Name a record of the work: the diff, what was checked, and with what result.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  |
|---------|-------|--------|
| T-1     | Login | REVIEW |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence            |
|---------|---------|-------|----------|---------------------|
| A001    | T-1     | Login | approved | ORCH/STATE/TASKS.md |
                                         ~~~~~~~~~~~~~~~~~~~ warning evidence/is-ledger
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
    if (!isLive(approval)) return undefined;
    let problems: Problem<'evidence/is-ledger'>[] | undefined;
    for (const { part, target } of citationsOf(approval, context)) {
      if (target.kind !== 'found' || !isLedgerPath(context.policy, target.path)) continue;
      (problems ??= []).push({ at: part.range, params: { id: approval.id, path: target.path } });
    }
    return problems;
  },
});
