import { roleOf, type Policy } from '../policy/index.js';
import type { Actor } from './actor.js';
import { nameOf } from './separation.js';

/**
 * Whether two actors may be one and the same. Names decide where both have one; else seats and roles: `WORK` may be
 * any seat of its role, `WORK1` and `WORK2` are two. What the policy does not know is given the benefit of the doubt.
 */
export function mayBeSame(policy: Policy, a: Actor, b: Actor): boolean {
  const [nameA, nameB] = [principalOf(policy, a), principalOf(policy, b)];
  if (nameA !== undefined && nameB !== undefined) return nameA === nameB;
  if (fold(a.seat) === fold(b.seat)) return true;
  const [roleA, roleB] = [roleOf(policy, a.text), roleOf(policy, b.text)];
  if (roleA === undefined || roleB === undefined) return roleA !== roleB;
  return roleA === roleB && [a, b].some(({ seat }) => fold(seat) === fold(roleA.name));
}

/** The name of a person or agent, for comparing; undefined where only a role or seat is known. */
export function principalOf(policy: Policy, actor: Actor): string | undefined {
  const name = nameOf(policy, actor);
  return name === undefined ? undefined : fold(name);
}

/** The name of somebody who is certainly one person or agent: given behind the `@`, or known to the policy. */
export function namedPrincipal(policy: Policy, { text, name }: Actor): string | undefined {
  if (name !== undefined) return fold(name);
  return policy.people.has(text) || policy.agents.has(text) ? fold(text) : undefined;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
