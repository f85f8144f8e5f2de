import type { PolicyInput } from './policyInput.generated.js';
import { DEFAULT_EVENTS } from './defaults/events.js';
import { APPROVAL_HEADERS, TASK_HEADERS } from './defaults/columns.js';
import { DEFAULT_ROLES } from './defaults/roles.js';
import { DEFAULT_STATES } from './defaults/states.js';
import { headerKey } from './words.js';
import type { Category, EventDefinition, EventTarget, Policy } from './types.js';

type Mapping<V> = Readonly<Record<string, V>>;

/**
 * A policy in force as the input that sets it, complete: resolving it gives the same policy again. What the defaults
 * have and this policy has not is switched `off`.
 */
export function policyToInput(policy: Policy): PolicyInput {
  const { approvals, lock, evidence, blocked } = policy;
  return {
    version: 1,
    paths: { ...policy.paths, tasks: [...policy.paths.tasks], approvals: [...policy.paths.approvals] },
    states: statesOf(policy),
    events: eventsOf(policy),
    columns: {
      tasks: columnsOf(policy.columns.tasks, TASK_HEADERS),
      approvals: columnsOf(policy.columns.approvals, APPROVAL_HEADERS),
    },
    roles: {
      ...switchedOff(DEFAULT_ROLES, [...policy.roles.values()]),
      ...Object.fromEntries([...policy.roles].map(([name, { approves }]) => [name, { approves }])),
    },
    actors: Object.fromEntries(policy.actors.map(({ pattern, role }) => [pattern, role])),
    people: Object.fromEntries(
      [...policy.people].map(([name, { emails, roles }]) => [name, { emails: [...emails], roles: [...roles] }]),
    ),
    agents: Object.fromEntries(policy.agents),
    separation: policy.separation,
    approvals: {
      kinds: Object.fromEntries(approvals.kinds.map(({ pattern, kind }) => [pattern, kind])),
      expiry_days: approvals.expiryDays,
      statuses: Object.fromEntries(approvals.statuses),
      automatic: [...approvals.automatic],
      required_for: approvals.required.filter((category) => category === 'active' || category === 'done'),
      quorum: { ...approvals.quorum },
    },
    lock: { ttl_minutes: lock.ttlMinutes, heartbeat_minutes: lock.heartbeatMinutes, grace_minutes: lock.graceMinutes },
    wip: policy.wip,
    ...(policy.ids.pattern === undefined ? {} : { ids: { pattern: policy.ids.pattern } }),
    evidence: { max_lines: evidence.maxLines, max_files: evidence.maxFiles },
    protected: [...policy.protected],
    roots: Object.fromEntries(policy.roots.map(({ from, to }) => [from, to])),
    severities: Object.fromEntries(policy.severities),
    blocked: { stale_days: blocked.staleDays, escalate_to: blocked.escalateTo },
    ledger_home: policy.ledgerHome,
  };
}

function statesOf({ states }: Policy): NonNullable<PolicyInput['states']> {
  const own = states.map(({ name, category, aliases }): [string, { category: Category; aliases: string[] }] => [
    name,
    { category, aliases: [...aliases] },
  ]);
  return { ...switchedOff(DEFAULT_STATES, states), ...Object.fromEntries(own) };
}

function eventsOf({ events }: Policy): NonNullable<PolicyInput['events']> {
  const own = events.map((event) => [event.name, eventInput(event)] as const);
  return { ...switchedOff(DEFAULT_EVENTS, events), ...Object.fromEntries(own) };
}

function columnsOf<C extends string>(
  columns: ReadonlyMap<string, C>,
  defaults: Readonly<Record<C, readonly string[]>>,
): Record<string, C | 'off'> {
  const words = Object.values<readonly string[]>(defaults).flat().map(headerKey);
  const gone = words.filter((word) => !columns.has(word)).map((word) => [word, 'off'] as const);
  return Object.fromEntries<C | 'off'>([...gone, ...columns]);
}

function switchedOff(
  defaults: readonly { readonly name: string }[],
  kept: readonly { readonly name: string }[],
): Mapping<'off'> {
  const gone = defaults.filter(({ name }) => !kept.some((one) => one.name === name));
  return Object.fromEntries(gone.map(({ name }) => [name, 'off'] as const));
}

function eventInput({
  from,
  fromStates,
  to,
  by,
  reason,
  lock,
  approval,
}: EventDefinition): NonNullable<PolicyInput['events']>[string] {
  const source = typeof from === 'string' ? from : fromStates.length > 0 ? [...fromStates] : [...from];
  return { from: source, to: targetText(to), by: [...by], reason, lock, approval };
}

function targetText(to: EventTarget): string {
  return typeof to === 'string' ? to : to.state;
}
