import type { AuditLine } from '../audit/index.js';
import { roleOf, type Policy } from '../policy/index.js';
import { commandRoles } from '../process/index.js';

/** Whether a line is by who commands, as the policy knows its actor. */
export function isByCommand({ role, actor }: AuditLine, policy: Policy): boolean {
  return role === roleOf(policy, actor)?.name && commandRoles(policy).includes(role);
}
