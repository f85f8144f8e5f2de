import type { Approval } from '../../model/index.js';
import { memoised, roleOf, type Policy, type Role } from '../../policy/index.js';

/** The role in which an approval was decided. */
interface DecidingRole {
  /** Undefined where neither cell says one that the policy knows. */
  readonly role: Role | undefined;
  /** False where the column `approver_role` says something, and the policy knows no such role. */
  readonly known: boolean;
  /** The cell that says it. */
  readonly column: 'approver' | 'approver_role';
}

/**
 * The role of an approver: that of the seat (`CMD@alice`); of a bare name the one in the column `approver_role`, since
 * a person may hold several, else the person's first.
 */
export function decidingRole(approval: Approval, policy: Policy): DecidingRole {
  const { approver } = approval;
  const said = approval.text('approver_role');
  const own = approver === undefined ? undefined : roleOf(policy, approver.text);
  const roles = approver === undefined ? undefined : policy.people.get(approver.text)?.roles;
  const column = said === '' ? undefined : roleOf(policy, said);
  if (own !== undefined && (column === undefined || roles?.includes(column.name) !== true)) {
    return { role: own, known: true, column: 'approver' };
  }
  return { role: column, known: said === '' || column !== undefined, column: 'approver_role' };
}

const allowed = memoised((policy: Policy) => {
  return [...policy.roles.values()]
    .filter(({ approves }) => approves)
    .map(({ name }) => name)
    .join(', ');
});

/** The roles that decide, for a message: `CMD, AUDIT`. */
export function decidingRoles(policy: Policy): string {
  return allowed(policy, '');
}
