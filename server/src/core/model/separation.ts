import { memoised, roleOf, type Policy } from '../policy/index.js';
import { parseActor, type Actor } from './actor.js';

/** How the requester and the approver of one approval stand to each other. */
export type Separation =
  /** Both are named, the names differ, and neither works for the other. */
  | { readonly kind: 'distinct' }
  /** At least one is known by role only, and the roles differ or are not known: two persons are not provable. */
  | { readonly kind: 'unproven'; readonly named: 'requester' | 'approver' | 'neither' }
  /** The same name twice. */
  | { readonly kind: 'same-name'; readonly name: string }
  /** No names, and the same seat twice. */
  | { readonly kind: 'same-seat' }
  /** At least one is known by role only, and the roles are the same. */
  | { readonly kind: 'same-role'; readonly role: string }
  /** The approver is an agent of the requester, or of the operator whose agent the requester is. */
  | { readonly kind: 'agent'; readonly operator: string }
  /** The approver operates the agent that requested: allowed, and marked. */
  | { readonly kind: 'operator'; readonly agent: string };

/** Whether requester and approver are different principals (SPEC §2), as far as names, roles and operators tell. */
export function separationOf(policy: Policy, requester: Actor, approver: Actor): Separation {
  return separations(policy, `${requester.text}${BETWEEN}${approver.text}`);
}

/** Whether two principals are different enough for one to decide what the other asked for, as the policy wants it. */
export function areSeparated(policy: Policy, requester: Actor, approver: Actor): boolean {
  if (policy.separation === 'solo') return true;
  const { kind } = separationOf(policy, requester, approver);
  return kind === 'distinct' || kind === 'operator' || (kind === 'unproven' && policy.separation !== 'strict');
}

/** No cell holds a line end. */
const BETWEEN = '\n';

/** A ledger of thousands of rows knows but a few pairs. */
const separations = memoised((policy: Policy, pair: string): Separation => {
  const [requester = '', approver = ''] = pair.split(BETWEEN);
  return judge(policy, parseActor(requester), parseActor(approver));
});

function judge(policy: Policy, requester: Actor, approver: Actor): Separation {
  const from = nameOf(policy, requester);
  const by = nameOf(policy, approver);
  if (from !== undefined && by !== undefined) return byName(policy, from, by);
  const sameText = fold(requester.text) === fold(approver.text);
  if (from === undefined && by === undefined && sameText) return { kind: 'same-seat' };
  const role = roleOf(policy, approver.text);
  if (role !== undefined && role === roleOf(policy, requester.text)) return { kind: 'same-role', role: role.name };
  return { kind: 'unproven', named: from !== undefined ? 'requester' : by !== undefined ? 'approver' : 'neither' };
}

/**
 * The name of a person or agent: what stands behind the `@`, or a bare text that the policy knows as a name or that is
 * no seat of any role. Undefined where only a role is known.
 */
export function nameOf(policy: Policy, { text, name }: Actor): string | undefined {
  if (name !== undefined) return name;
  if (policy.people.has(text) || policy.agents.has(text)) return text;
  return roleOf(policy, text) === undefined && text !== '' ? text : undefined;
}

function byName(policy: Policy, from: string, by: string): Separation {
  if (fold(from) === fold(by)) return { kind: 'same-name', name: by };
  const behind = new Set(chainOf(policy, from).map(fold));
  const shared = chainOf(policy, by).find((name) => behind.has(fold(name)));
  if (shared === undefined) return { kind: 'distinct' };
  return operators(policy, '').has(fold(by)) ? { kind: 'agent', operator: shared } : { kind: 'operator', agent: from };
}

const operators = memoised((policy: Policy) => {
  return new Map([...policy.agents].map(([agent, { operator }]) => [fold(agent), operator]));
});

/** A name and who answers for it: an agent's operator, and the operator of that where it is an agent too. */
function chainOf(policy: Policy, name: string): readonly string[] {
  const known = operators(policy, '');
  const chain = [name];
  for (let next = known.get(fold(name)); next !== undefined && chain.length < 8; next = known.get(fold(next)))
    chain.push(next);
  return chain;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
