import { overLimit as excess } from '../../evidence/index.js';
import { recordsOf } from '../support/evidence.js';
import { approvalRule, type Problem } from '../types.js';

export const overLimit = approvalRule({
  code: 'evidence/over-limit',
  severity: 'warning',
  docs: {
    what: 'The change that an approval is about is larger than the policy allows (500 changed lines or 20 files by default).',
    why: 'Nobody reads a diff of thousands of lines; small changes are reviewed, large ones are waved through.',
    fix: 'Split the change into several submissions, or let a `waiver` approval carry it. The limits are set in the policy: `evidence: { max_lines: 500, max_files: 20 }`, 0 for none.',
    bad: `
=== PROJECT_RULES.md
---
orch:
  evidence: { max_lines: 3 }
---
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | evidence                              |
|---------|---------|-------|---------|---------------------------------------|
| A001    | T-1     | Login | pending | ORCH/patches/2026-01/T-1-A001.diff.md |
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning evidence/over-limit
=== ORCH/patches/2026-01/T-1-A001.diff.md
Evidence of A001.

\`\`\`diff
--- a/src/login.ts
+++ b/src/login.ts
@@ -1,2 +1,4 @@
-one
-two
+1
+2
\`\`\`
`,
    good: `
=== PROJECT_RULES.md
---
orch:
  evidence: { max_lines: 3 }
---
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | evidence                              |
|---------|---------|-------|---------|---------------------------------------|
| A001    | T-1     | Login | pending | ORCH/patches/2026-01/T-1-A001.diff.md |
=== ORCH/patches/2026-01/T-1-A001.diff.md
Evidence of A001.

\`\`\`diff
--- a/src/login.ts
+++ b/src/login.ts
@@ -1,2 +1,2 @@
-one
+1
 two
\`\`\`
`,
  },
  check(approval, context) {
    if (approval.status !== 'approved' && approval.status !== 'pending') return undefined;
    if (approval.declaredKind === 'waiver') return undefined;
    let problems: Problem<'evidence/over-limit'>[] | undefined;
    for (const { part, path, record } of recordsOf(approval, context)) {
      const { lines, files } = record.change;
      const over = excess(lines, files.size, context.policy);
      if (over !== undefined) (problems ??= []).push({ at: part.range, params: { id: approval.id, path, ...over } });
    }
    return problems;
  },
});
