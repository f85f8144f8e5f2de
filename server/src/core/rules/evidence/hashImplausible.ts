import { hexRuns, patternIn, type HashPattern } from '../../evidence/index.js';
import type { Approval } from '../../model/index.js';
import { isLive, placeIn, recordsOf, relatedIn } from '../support/evidence.js';
import { approvalRule, type Problem, type RuleContext } from '../types.js';

export const hashImplausible = approvalRule({
  code: 'evidence/hash-implausible',
  severity: 'warning',
  docs: {
    what: 'A digest in the column `digest` or in a record of the evidence has a pattern that no hash function yields: counting (`0123…`, `a1b2c3d4…`), a repeated part, or only a few different digits.',
    why: 'It was typed to look like a digest. Whoever invents one has not run the tool, and has probably not run the tests either.',
    fix: 'Compute it: `sha256sum FILE`. Fewer than one in a million real digests shows such a pattern.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A001    | T-1     | Login | approved | ORCH/patches/2026-01/T-1-A001.diff.md |
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning evidence/hash-implausible
=== ORCH/patches/2026-01/T-1-A001.diff.md
- **Approval**: A001
- **SHA256**: a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a5b6c7d8e9f0a1b2
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A001    | T-1     | Login | approved | ORCH/patches/2026-01/T-1-A001.diff.md |
=== ORCH/patches/2026-01/T-1-A001.diff.md
- **Approval**: A001
- **SHA256**: 9b1c4e0d7a6f42835d90b8c1e6a7f3245d8e0c9b7a163f42e8d5c0b9a7e61f34
`,
  },
  check(approval, context) {
    if (!isLive(approval)) return undefined;
    const [run] = hexRuns(approval.text('digest'));
    const pattern = run === undefined ? undefined : patternIn(run.text);
    if (run === undefined || pattern === undefined) return inRecords(approval, context);
    const own = { at: approval.at('digest'), params: params(approval, run.text, pattern, '') };
    return [own, ...(inRecords(approval, context) ?? [])];
  },
});

function inRecords(
  approval: Approval,
  context: RuleContext,
): readonly Problem<'evidence/hash-implausible'>[] | undefined {
  let problems: Problem<'evidence/hash-implausible'>[] | undefined;
  for (const cited of recordsOf(approval, context)) {
    for (const { text, fault, range } of cited.record.badHashes) {
      if (fault.kind !== 'pattern') continue;
      (problems ??= []).push({
        at: cited.part.range,
        params: params(approval, text, fault.pattern, placeIn(cited, range)),
        related: relatedIn(cited, range),
      });
      break;
    }
  }
  return problems;
}

function params(
  { id }: Approval,
  digest: string,
  pattern: HashPattern,
  place: string,
): { id: string; text: string; pattern: HashPattern; place: string } {
  return { id, text: `${digest.slice(0, 16)}…`, pattern, place };
}
