import type { Approval, Entry } from '../../model/index.js';
import { isAutomatic, memoised, type Policy } from '../../policy/index.js';
import { relatedFlag } from '../support/flags.js';
import { rememberedFor } from '../support/remember.js';
import { placeAt, workspaceRule } from '../types.js';

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
    const found = byMachine(approvals)(policy);
    if (found.length === 0) return NOTHING;
    const related = relatedFlag(workspace, 'AUTO_DECIDE');
    return found.map((entry) => ({
      ...placeAt(entry, entry.record.at('approver')),
      params: { id: entry.record.id, approver: entry.record.approver?.text ?? '', flag },
      related,
    }));
  },
});

const NOTHING: readonly never[] = [];

const automatic = memoised((policy: Policy, approver: string): boolean => isAutomatic(policy, approver));

/** The rows that an automatic decider decided, by ledger and policy. */
const byMachine = rememberedFor((approvals: readonly Entry<Approval>[]) =>
  rememberedFor((policy: Policy) =>
    approvals.filter(({ record: { decided, approver } }) => {
      return decided && approver !== undefined && automatic(policy, approver.text);
    }),
  ),
);
