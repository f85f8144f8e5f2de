import { DEFAULT_ROLES } from './defaults/roles.js';
import { allowedPattern } from './patterns.js';
import { nearest } from './problems.js';
import { reportVainOff, semantic, type Report } from './report.js';
import type { PolicyInput } from './policyInput.generated.js';
import type { ActorPattern, Principal, Role } from './types.js';

type Roles = ReadonlyMap<string, Role>;

/** The default roles without those that are switched off, and the input's. */
export function resolveRoles(input: NonNullable<PolicyInput['roles']>, report: Report): Roles {
  reportVainOff('roles', input, DEFAULT_ROLES, report);
  const roles = new Map(DEFAULT_ROLES.map((role) => [role.name, role]));
  for (const [name, value] of Object.entries(input)) {
    if (value === 'off') roles.delete(name);
    else roles.set(name, { name, approves: value.approves ?? roles.get(name)?.approves ?? false });
  }
  return roles;
}

/** The input's patterns, then those that every role has by itself: `WORK`, `WORK1`, `WORK-2`, `WORK_3`. */
export function resolveActors(
  input: NonNullable<PolicyInput['actors']>,
  roles: Roles,
  report: Report,
): readonly ActorPattern[] {
  const own = Object.entries(input).filter(([pattern, role]) => {
    const path = ['actors', pattern];
    return allowedPattern(pattern, path, 'key', report) && knownRole(role, path, roles, report);
  });
  const byItself = [...roles.keys()].flatMap((role) =>
    ['', '#', '-#', '_#'].map((tail) => [role + tail, role] as const),
  );
  const given = new Set(own.map(([pattern]) => pattern));
  return [...own, ...byItself.filter(([pattern]) => !given.has(pattern))].map(([pattern, role]) => ({ pattern, role }));
}

export function resolvePeople(
  input: NonNullable<PolicyInput['people']>,
  roles: Roles,
  report: Report,
): ReadonlyMap<string, Principal> {
  return new Map(
    Object.entries(input).map(([name, person]) => {
      const known = (person.roles ?? []).filter((role, index) =>
        knownRole(role, ['people', name, 'roles', String(index)], roles, report),
      );
      return [name, { emails: person.emails ?? [], roles: known }];
    }),
  );
}

/** Whether the policy has the role; one that it has not is reported at `path`. */
export function knownRole(role: string, path: readonly string[], roles: Roles, report: Report): boolean {
  if (roles.has(role)) return true;
  const suggestion = nearest(role, roles.keys());
  const found = { actual: role, expected: [...roles.keys()], ...(suggestion === undefined ? {} : { suggestion }) };
  report(semantic('unknown-role', path, found));
  return false;
}
