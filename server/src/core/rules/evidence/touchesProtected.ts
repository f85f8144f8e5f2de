import { isProtected } from '../../evidence/index.js';
import type { Approval } from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import type { Range } from '../../text/index.js';
import { placeIn, recordsOf, type CitedRecord } from '../support/evidence.js';
import { approvalRule, type Problem, type RuleContext } from '../types.js';

export const touchesProtected = approvalRule({
  code: 'evidence/touches-protected',
  severity: 'warning',
  docs: {
    what: 'The diff in the evidence changes a file that the policy protects, and the approval is no change approval.',
    why: 'Rules, flags and the policy itself decide what may happen; a change to them must be asked for openly, not carried along in a task.',
    fix: 'Request a change approval (`orch request path:PROJECT_RULES.md --kind change --op TEXT`) and take the file out of this one. Protected files are listed in the policy under `protected`.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | evidence                              |
|---------|---------|-------|---------|---------------------------------------|
| A001    | T-1     | Login | pending | ORCH/patches/2026-01/T-1-A001.diff.md |
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning evidence/touches-protected
=== ORCH/patches/2026-01/T-1-A001.diff.md
Evidence of A001.

\`\`\`diff
--- a/PROJECT_RULES.md
+++ b/PROJECT_RULES.md
@@ -3 +3 @@
-  separation: strict
+  separation: solo
\`\`\`
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id               | op           | status  | kind   | evidence                              |
|---------|-----------------------|--------------|---------|--------|---------------------------------------|
| A001    | path:PROJECT_RULES.md | relax a rule | pending | change | ORCH/patches/2026-01/rules-A001.md    |
=== ORCH/patches/2026-01/rules-A001.md
Evidence of A001.

\`\`\`diff
--- a/PROJECT_RULES.md
+++ b/PROJECT_RULES.md
@@ -3 +3 @@
-  separation: strict
+  separation: solo
\`\`\`
`,
  },
  check(approval, context) {
    if (approval.status !== 'approved' && approval.status !== 'pending') return undefined;
    if (approval.declaredKind === 'change' || context.policy.protected.length === 0) return undefined;
    let problems: Problem<'evidence/touches-protected'>[] | undefined;
    for (const cited of recordsOf(approval, context)) {
      const touched = protectedFiles(cited, context.policy);
      const [first] = touched;
      if (first === undefined || isChange(approval, context)) continue;
      const [file, range] = first;
      (problems ??= []).push({
        at: cited.part.range,
        params: {
          id: approval.id,
          file,
          count: touched.length,
          kind: approval.declaredKind,
          place: placeIn(cited, range),
        },
        related: touched.slice(0, MOST).map(([, place]) => ({ file: cited.path, range: place })),
      });
    }
    return problems;
  },
});

const MOST = 8;

function protectedFiles({ record }: CitedRecord, policy: Policy): readonly (readonly [string, Range])[] {
  const { files } = record.change;
  return files.size === 0 ? NONE : [...files].filter(([path]) => isProtected(policy, path));
}

const NONE: readonly never[] = [];

/** A row whose target is no task counts as a change approval, whatever it is called. */
function isChange({ targetKey }: Approval, context: RuleContext): boolean {
  return /^(?:rule|path):/i.test(targetKey) || (targetKey !== '' && !context.isTask(targetKey));
}
