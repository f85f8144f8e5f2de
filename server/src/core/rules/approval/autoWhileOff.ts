import { isAutomatic, memoised, type Policy } from '../../policy/index.js';
import { relatedFlag } from '../support/flags.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const autoWhileOff = workspaceRule({
  code: 'approval/auto-while-off',
  severity: 'info',
  docs: {
    what: 'An approval was decided automatically, and AUTO_DECIDE is not on.',
    why: 'Automatic decisions are allowed only while the flag says so; under `shadow` they are recorded, not taken. What the flag was at the time of the decision is not known from the ledgers alone, so this is only a pointer.',
    fix: 'Have a person look at the decision, or set `AUTO_DECIDE=on` in the flags file if the team means it. Automatic deciders are listed in the policy under `approvals.automatic` (by default `*@auto`).',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver   |
|---------|---------|-------|----------|--------------|------------|
| A001    | T-1     | Login | approved | WORK@alice   | AUDIT@auto |
                                                        ~~~~~~~~~~ info approval/auto-while-off
=== ORCH/STATE/flags.md
AUTO_DECIDE=off
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver   |
|---------|---------|-------|----------|--------------|------------|
| A001    | T-1     | Login | approved | WORK@alice   | AUDIT@auto |
=== ORCH/STATE/flags.md
AUTO_DECIDE=on
`,
  },
  check(workspace) {
    const { flags, policy, approvals } = workspace;
    const flag = flags?.autoDecide ?? 'off';
    if (flag === 'on' || policy.approvals.automatic.length === 0) return NOTHING;
    let problems: PlacedProblem<'approval/auto-while-off'>[] | undefined;
    for (const entry of approvals) {
      const { record } = entry;
      if (!record.decided || record.approver === undefined || !automatic(policy, record.approver.text)) continue;
      (problems ??= []).push({
        ...placeAt(entry, record.at('approver')),
        params: { id: record.id, approver: record.approver.text, flag },
        related: relatedFlag(workspace, 'AUTO_DECIDE'),
      });
    }
    return problems ?? NOTHING;
  },
});

const NOTHING: readonly never[] = [];

const automatic = memoised((policy: Policy, approver: string): boolean => isAutomatic(policy, approver));
