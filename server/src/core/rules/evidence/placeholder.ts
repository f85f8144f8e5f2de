import type { Placeholder } from '../../evidence/index.js';
import type { Approval } from '../../model/index.js';
import { placeIn, recordsOf } from '../support/evidence.js';
import { approvalRule, type Problem } from '../types.js';

export const placeholder = approvalRule({
  code: 'evidence/placeholder',
  severity: 'warning',
  docs: {
    what: 'The evidence of an approval still holds placeholders where values should be: `TBD`, `未定`, `[計算前]`, `@@ -XX,7 +XX,8 @@`.',
    why: 'The record was filled in from a template and never finished, or its diff was never taken from git: what it claims was not looked at.',
    fix: 'Put the real values in before asking for a decision: hashes from `sha256sum`, diffs from `git diff`. Who decides, and when, may stay open until it is decided.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | evidence                              |
|---------|---------|-------|---------|---------------------------------------|
| A001    | T-1     | Login | pending | ORCH/patches/2026-01/T-1-A001.diff.md |
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning evidence/placeholder
=== ORCH/patches/2026-01/T-1-A001.diff.md
- **Approval**: A001
- **SHA-256**: TBD
- **Approver**: TBD
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | evidence                              |
|---------|---------|-------|---------|---------------------------------------|
| A001    | T-1     | Login | pending | ORCH/patches/2026-01/T-1-A001.diff.md |
=== ORCH/patches/2026-01/T-1-A001.diff.md
- **Approval**: A001
- **SHA-256**: 9b1c4e0d7a6f42835d90b8c1e6a7f3245d8e0c9b7a163f42e8d5c0b9a7e61f34
- **Approver**: TBD

The list of open questions said TBD in three places; all are answered now.
`,
  },
  check(approval, context) {
    if (approval.status !== 'approved' && approval.status !== 'pending') return undefined;
    let problems: Problem<'evidence/placeholder'>[] | undefined;
    for (const cited of recordsOf(approval, context)) {
      const open = stillOpen(cited.record.placeholders, approval);
      const [first] = open;
      if (first === undefined) continue;
      const { text, label, range } = first;
      (problems ??= []).push({
        at: cited.part.range,
        params: { id: approval.id, text, label, count: open.length, place: placeIn(cited, range) },
        related: open.slice(0, MOST).map((one) => ({ file: cited.path, range: one.range })),
      });
    }
    return problems;
  },
});

const MOST = 8;

/** As long as nobody has decided, nobody can say who did. */
function stillOpen(placeholders: readonly Placeholder[], { status }: Approval): readonly Placeholder[] {
  return status === 'pending' ? placeholders.filter(({ ofDecision }) => !ofDecision) : placeholders;
}
