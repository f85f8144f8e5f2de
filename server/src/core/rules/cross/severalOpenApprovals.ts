import { neededFor, principalOf, type Approval, type Entry, type Workspace } from '../../model/index.js';
import type { ApprovalKind } from '../../policy/index.js';
import { relatedAt } from '../support/places.js';
import { rememberedFor } from '../support/remember.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const severalOpenApprovals = workspaceRule({
  code: 'cross/several-open-approvals',
  severity: 'warning',
  docs: {
    what: 'Two approvals of the same kind for the same task wait for the same principal.',
    why: 'Whichever is decided first, the other stays open and can be decided otherwise later. A new submission expires the older row for that reason.',
    fix: 'Decide one of them and reject the other: `orch reject APPR --reason TEXT`. Rows for a quorum (`approvals.quorum`) are as many as it asks for, on the same evidence.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner |
|---------|-------|--------|-------|
| T-1     | Login | REVIEW | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status  | requested_by | approver | approver_role | ts_req               | ts_dec | evidence |
|---------|---------|------|---------|--------------|----------|---------------|----------------------|--------|----------|
| A-1     | T-1     | form | pending | WORK         | -        | -             | 2026-01-14T09:00:00Z | -      | -        |
| A-2     | T-1     | form | pending | WORK         | -        | -             | 2026-01-15T09:00:00Z | -      | -        |
                             ~~~~~~~ warning cross/several-open-approvals
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner |
|---------|-------|--------|-------|
| T-1     | Login | REVIEW | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status  | requested_by | approver | approver_role | ts_req               | ts_dec | evidence |
|---------|---------|------|---------|--------------|----------|---------------|----------------------|--------|----------|
| A-1     | T-1     | form | expired | WORK         | -        | -             | 2026-01-14T09:00:00Z | -      | -        |
| A-2     | T-1     | form | pending | WORK         | CMD      | -             | 2026-01-15T09:00:00Z | -      | -        |
| A-3     | T-1     | form | pending | WORK         | AUDIT    | -             | 2026-01-15T09:00:00Z | -      | -        |
`,
  },
  check(workspace) {
    return openTogether(workspace.approvalsByTarget).flatMap((open) => judge(workspace, open));
  },
});

/** The open rows of each target that has several. */
const openTogether = rememberedFor((byTarget: Workspace['approvalsByTarget']) => {
  const found: (readonly Entry<Approval>[])[] = [];
  byTarget.forEach((rows, target) => {
    if (rows.length < 2 || target === '') return;
    const open = rows.filter(({ record }) => record.status === 'pending');
    if (open.length > 1) found.push(open);
  });
  return found;
});

function judge(
  workspace: Workspace,
  open: readonly Entry<Approval>[],
): readonly PlacedProblem<'cross/several-open-approvals'>[] {
  const same = new Map<string, Entry<Approval>[]>();
  return open.flatMap((entry) => {
    const kind = kindOf(workspace, entry.record);
    const key = keyOf(workspace, entry.record, kind);
    const others = same.get(key) ?? [];
    same.set(key, [...others, entry]);
    const [other] = others;
    if (other === undefined || others.length < neededFor(workspace.policy, kind)) return [];
    const { id, target } = entry.record;
    return [
      {
        ...placeAt(entry, entry.record.at('status')),
        params: { id, target, kind, other: other.record.id },
        related: [relatedAt(other, other.record.at('status'))],
      },
    ];
  });
}

/** A row whose target is no task is a `change` row, whatever it says. */
function kindOf({ taskByKey }: Workspace, { targetKey, declaredKind }: Approval): ApprovalKind {
  return taskByKey.has(targetKey) ? declaredKind : 'change';
}

/** What two rows must share to be one too many. Changes and waivers of one target are many things: those ask for the same operation. */
function keyOf({ policy }: Workspace, approval: Approval, kind: ApprovalKind): string {
  const { approver } = approval;
  const principal =
    approver === undefined ? approval.text('approver_role') : (principalOf(policy, approver) ?? approver.text);
  const operation = kind === 'change' || kind === 'waiver' ? approval.text('op') : '';
  const evidence = neededFor(policy, kind) > 1 ? approval.text('evidence') : '';
  return [kind, principal.toLowerCase(), operation, evidence].join('\n');
}
