import { lineRange } from '../../text/index.js';
import { workspaceRule, type RuleContext } from '../types.js';

export const ignored = workspaceRule({
  code: 'audit/ignored',
  severity: 'warning',
  docs: {
    what: 'Git ignores the audit log.',
    why: 'It says who did what, and is worth something because everybody has it: what lies on one machine alone can be cut off or written anew, and nobody will ever tell.',
    fix: 'Take the folder out of `.gitignore` (and `*.jsonl`, where that is what hides it), and commit it. Each clone writes files of its own, so it never conflicts. The folder is set in the policy: `paths: { audit: ORCH/AUDIT }`.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
~ warning audit/ignored
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== .gitignore
ORCH/AUDIT
=== ORCH/AUDIT/2026-01/w-1f3a.jsonl
{}
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== .gitignore
.orch
=== ORCH/AUDIT/2026-01/w-1f3a.jsonl
{}
`,
  },
  check({ files }, context) {
    const ledger = [...files.values()].find(({ roles }) => roles.includes('tasks') || roles.includes('approvals'));
    const path = context.policy.paths.audit;
    if (ledger === undefined || !isIgnored(path, context)) return [];
    return [{ file: ledger.path, id: null, at: lineRange(0, 0, 0), params: { path } }];
  },
});

/**
 * Where nobody has moved anything yet there is no folder, and nothing to lose. Where there is one, git may ignore it as
 * a whole or the files in it: that it would ignore one more is asked with a name that no clone will ever take.
 */
function isIgnored(folder: string, context: RuleContext): boolean {
  const found = context.fact(folder);
  const next = context.fact(`${folder}/0000-00/next.jsonl`);
  if (found?.kind !== 'directory') return false;
  return found.ignored || (next?.kind === 'missing' && next.ignored === true);
}
