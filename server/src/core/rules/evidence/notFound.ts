import { citationsOf, isLive } from '../support/evidence.js';
import type { Target } from '../support/files.js';
import { approvalRule, type Problem } from '../types.js';

export const notFound = approvalRule({
  code: 'evidence/not-found',
  severity: 'warning',
  worst: 'error',
  docs: {
    what: 'The evidence of an approval does not exist in the workspace, or is no regular file.',
    why: 'A decision whose evidence nobody can open rests on nothing.',
    fix: 'Write the path relative to the root, with `/`, and commit the file. Where old absolute paths moved, the policy can map them: `roots: { "C:\\\\Users\\\\me\\\\Repo": . }`. On an approved row with a path of this workspace it is an error.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | evidence                              |
|---------|---------|-------|----------|---------------------------------------|
| A001    | T-1     | Login | approved | ORCH/patches/2026-01/T-1-A001.diff.md |
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error evidence/not-found
| A002    | T-2     | Logo  | pending  | ORCH/patches/2026-01/T-2-A002.diff.md |
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning evidence/not-found
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
    let problems: Problem<'evidence/not-found'>[] | undefined;
    for (const { part, target } of citationsOf(approval, context)) {
      const fault = faultOf(target);
      if (fault === undefined) continue;
      const sure = approval.status === 'approved' && fault.here;
      (problems ??= []).push({
        at: part.range,
        severity: sure ? 'error' : 'warning',
        params: { id: approval.id, path: fault.path, fault: fault.kind },
      });
    }
    return problems;
  },
});

interface Fault {
  readonly kind: 'missing' | 'no-file' | 'unreadable';
  readonly path: string;
  /** It is certain which place is meant: the path is one of this workspace, not an old absolute one. */
  readonly here: boolean;
}

function faultOf(target: Target): Fault | undefined {
  if (target.kind === 'missing') return { kind: 'missing', path: target.path, here: target.portable };
  if (target.kind !== 'found') return undefined;
  const { fact, path, portable } = target;
  if (fact.kind === 'other') return { kind: 'no-file', path, here: portable };
  return fact.kind === 'unreadable' ? { kind: 'unreadable', path, here: false } : undefined;
}
