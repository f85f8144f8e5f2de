import { placeholderIn } from '../../evidence/index.js';
import { foldedKey, type Approval } from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import { shown } from '../../policy/problems.js';
import { citationsOf, isLedgerPath, isLive } from '../support/evidence.js';
import type { Target } from '../support/files.js';
import { approvalRule } from '../types.js';

export const name = approvalRule({
  code: 'evidence/name',
  severity: 'hint',
  docs: {
    what: 'None of the evidence of an approval is named by the convention `<evidence folder>/YYYY-MM/<task>-<approval>.diff.md`.',
    why: 'Records named alike are found without opening them. It is a matter of style: which row a record belongs to is read from its front matter, never guessed from its name.',
    fix: 'Name the next record so; `orch submit` does. Characters that no file name may hold are percent-encoded (`T:1` → `T%3A1`). The folder is set in the policy: `paths: { evidence: ORCH/patches }`.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | evidence      |
|---------|---------|-------|---------|---------------|
| A001    | T-1     | Login | pending | docs/login.md |
                                        ~~~~~~~~~~~~~ hint evidence/name
=== docs/login.md
Evidence of A001.
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status  | evidence                                             |
|---------|---------|-------|---------|------------------------------------------------------|
| A001    | T-1     | Login | pending | ORCH/patches/2026-01/T-1-A001.diff.md, docs/login.md |
=== ORCH/patches/2026-01/T-1-A001.diff.md
Evidence of A001.
=== docs/login.md
How the login works.
`,
  },
  check(approval, context) {
    if (!isLive(approval) || approval.id === '' || approval.target === '') return undefined;
    const [first, ...rest] = citationsOf(approval, context);
    if (first === undefined) return undefined;
    const { policy } = context;
    if ([first, ...rest].some(({ part, target }) => isFine(part.text, target, approval, policy))) return undefined;
    return {
      at: first.part.range,
      params: { id: approval.id, path: shown(first.part.text), expected: expected(approval, policy) },
    };
  },
});

/** Right by name, or not to be judged: not known yet, outside, or a fault of its own. */
function isFine(text: string, target: Target, { id, target: task }: Approval, policy: Policy): boolean {
  if (target.kind === 'unknown' || target.kind === 'outside') return true;
  if (target.kind === 'none') return placeholderIn(text) !== undefined;
  const { path } = target;
  if (isLedgerPath(policy, path)) return true;
  const month = /^\/\d{4}-\d{2}\//.exec(path.slice(policy.paths.evidence.length));
  if (!path.startsWith(policy.paths.evidence) || month === null) return isMissing(target);
  const file = path.slice(policy.paths.evidence.length + month[0].length);
  const right = `${task}-${id}.diff.md`;
  // A rule or a path is a poor file name: there the approval alone is enough.
  if (/^(?:rule|path):/i.test(task)) return foldedKey(file).endsWith(foldedKey(`-${id}.diff.md`));
  return file === right || foldedKey(decoded(file)) === foldedKey(right);
}

/** An absolute path that leads nowhere cannot be judged by its name. */
function isMissing(target: Target): boolean {
  return target.kind === 'missing' && !target.portable;
}

function decoded(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}

function expected({ id, target, decidedAt, requestedAt }: Approval, { paths }: Policy): string {
  const time = requestedAt ?? decidedAt;
  const month = time !== undefined && 'ms' in time ? new Date(time.ms).toISOString().slice(0, 7) : 'YYYY-MM';
  return `${paths.evidence}/${month}/${encoded(target)}-${encoded(id)}.diff.md`;
}

/** What no file name may hold, percent-encoded; everything else as it is. */
function encoded(text: string): string {
  return shown(text).replace(
    /[\x00-\x20"%*/:<>?\\|]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
