import type { Policy } from '../policy/index.js';

/** The role that plans and releases work (SPEC §2); where a policy has no such role, every one that approves. */
export function commandRoles({ roles }: Policy): readonly string[] {
  if (roles.has('CMD')) return ['CMD'];
  return [...roles.values()].filter(({ approves }) => approves).map(({ name }) => name);
}
