import type { AuditEntry } from '../../audit/index.js';
import type { Caller } from '../../identity/index.js';
import {
  countBoth,
  isBeside,
  neededFor,
  separationOf,
  parseActor,
  type Approval,
  type Separation,
  type Workspace,
} from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import { refuse } from '../refuse.js';
import type { MoveContext, Refusal } from '../types.js';

/** What is marked on a decision that is allowed and yet not what two named persons would have done. */
export type Mark = AuditEntry['separation'];

/**
 * Whether the caller may decide this approval, by role, flags and separation (SPEC §2); given is how the audit line
 * marks the decision. Says nothing of the row's status and time.
 */
export function mayDecide(
  workspace: Workspace,
  approval: Approval,
  event: string,
  { caller }: Pick<MoveContext, 'caller'>,
): { readonly separation: Mark } | Refusal {
  const { policy, flags } = workspace;
  const { id } = approval;
  if (!caller.role.approves) {
    const allowed = [...policy.roles.values()].filter(({ approves }) => approves).map(({ name }) => name);
    return refuse('decide/role', { id, actor: caller.text, allowed: allowed.join(', ') });
  }
  if (flags?.freeze === 'on') return refuse('move/frozen', { event, id });
  const auto = flags?.autoDecide ?? 'off';
  if (caller.automatic && auto !== 'on') return refuse('decide/automatic', { id, actor: caller.text, value: auto });
  return separated(approval, policy, caller) ?? twice(workspace, approval, caller) ?? { separation: undefined };
}

/** Undefined: two different persons, as far as the policy wants to know. */
function separated(
  approval: Approval,
  policy: Policy,
  caller: Caller,
): { readonly separation: Mark } | Refusal | undefined {
  const solo = policy.separation === 'solo';
  const { requester, id } = approval;
  if (requester === undefined) return solo ? { separation: 'solo' } : refuse('decide/no-requester', { id });
  const found = separationOf(policy, requester, parseActor(caller.text));
  if (found.kind === 'operator') return { separation: solo ? 'solo' : 'operator' };
  if (solo) return { separation: 'solo' };
  if (found.kind === 'distinct') return undefined;
  if (found.kind === 'unproven') return unproven(approval, policy, caller, found);
  const params = { id, actor: caller.text, requester: requester.text, why: found.kind, who: whoOf(found) };
  return refuse('decide/self', params);
}

/** Where a role stands for a person, `strict` wants the name. */
function unproven(
  { id, requester }: Approval,
  policy: Policy,
  caller: Caller,
  { named }: Extract<Separation, { kind: 'unproven' }>,
): { readonly separation: Mark } | Refusal {
  if (policy.separation !== 'strict') return { separation: 'unproven' };
  const part = named === 'approver' ? 'requester' : 'approver';
  return refuse('decide/unnamed', { id, part, actor: part === 'approver' ? caller.text : (requester?.text ?? '') });
}

function whoOf(found: Exclude<Separation, { kind: 'distinct' | 'unproven' | 'operator' }>): string {
  if (found.kind === 'same-name') return found.name;
  if (found.kind === 'same-role') return found.role;
  return found.kind === 'agent' ? found.operator : '';
}

/** A quorum is several rows on one piece of evidence, and one principal for each. */
function twice({ approvalsByTarget, policy }: Workspace, approval: Approval, caller: Caller): Refusal | undefined {
  const several = neededFor(policy, approval.declaredKind) > 1;
  if (isBeside(approval)) return undefined;
  if (policy.separation === 'solo' || (approval.text('evidence') === '' && !several)) return undefined;
  const actor = parseActor(caller.text);
  const own = approvalsByTarget.get(approval.targetKey)?.find(({ record }) => {
    if (record === approval || record.status !== 'approved' || record.declaredKind !== approval.declaredKind)
      return false;
    if (record.text('evidence') !== approval.text('evidence') || record.approver === undefined) return false;
    return several ? !countBoth(policy, record.approver, actor) : isSame(separationOf(policy, record.approver, actor));
  });
  return own && refuse('decide/twice', { id: approval.id, other: own.record.id, actor: caller.text });
}

/** Whose first decision and second would be one principal's. */
function isSame({ kind }: Separation): boolean {
  return kind === 'same-name' || kind === 'same-seat';
}
