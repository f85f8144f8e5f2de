import {
  countBoth,
  parseActor,
  quorumOf,
  separationOf,
  type Actor,
  type Approval,
  type Entry,
  type Quorum,
} from '../../model/index.js';
import type { Policy } from '../../policy/index.js';
import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/**
 * The approved rows of a kind that an event rests on; else why they are too few. `undefined`: the policy asks for one,
 * and the latest row is not approved; what to say of that is the caller's.
 */
export function approvedRows(
  { policy, task, event }: Step,
  kind: 'result' | 'execute',
  rows: readonly Entry<Approval>[],
): readonly Entry<Approval>[] | Refusal | undefined {
  const quorum = quorumOf(policy, kind, rows);
  if (quorum.met) return quorum.counted;
  if (quorum.needed === 1 || quorum.latest === undefined) return undefined;
  const named = (status: string): string =>
    quorum.rows.flatMap(({ record }) => (record.status === status ? [record.id] : [])).join(', ');
  return refuse('approvals/too-few', {
    event: event.name,
    id: task.id,
    kind,
    count: quorum.counted.length,
    needed: quorum.needed,
    by: quorum.counted.map(({ record }) => `${record.id} ${record.approver?.text ?? ''}`.trim()).join(', '),
    pending: named('pending'),
    rejected: named('rejected'),
    who: stillFree(policy, quorum).join(', '),
  });
}

/** Who may still decide: those whom the policy knows by name, where any is left; else the roles that decide. */
function stillFree(policy: Policy, { counted, latest }: Quorum): readonly string[] {
  const approves = (role: string): boolean => policy.roles.get(role)?.approves === true;
  const people = [...policy.people].flatMap(([name, { roles }]) => {
    const role = roles.find(approves);
    return role === undefined ? [] : [`${role}@${name}`];
  });
  const taken = counted.flatMap(({ record }) => record.approver ?? []);
  const free = people.filter((text) => {
    const actor = parseActor(text);
    return isOther(policy, latest?.record.requester, actor) && taken.every((one) => countBoth(policy, one, actor));
  });
  return free.length > 0 ? free : [...policy.roles.keys()].filter(approves);
}

function isOther(policy: Policy, requester: Actor | undefined, actor: Actor): boolean {
  if (requester === undefined || policy.separation === 'solo') return true;
  const { kind } = separationOf(policy, requester, actor);
  return kind === 'distinct' || kind === 'operator' || kind === 'unproven';
}
