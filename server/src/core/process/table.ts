import { memoised, type Category, type EventDefinition, type Policy, type State } from '../policy/index.js';

/** An event that may happen to a task, and where it leads: `origin` depends on where the task was before. */
export interface Outgoing {
  readonly event: EventDefinition;
  readonly target: State | 'origin';
}

/** What is known of a task's past, for events that lead back. */
export interface Before {
  /** The state that it was held in (`held_from`), where known. */
  readonly origin?: State | undefined;
  /** Whether it was being reworked: started from a rework state, or returned since. */
  readonly rework?: boolean | undefined;
}

/** Whether a task in this state is still to be done: neither done nor dropped. */
export function isOpen(state: State): boolean {
  return state.category !== 'done' && state.category !== 'dropped';
}

/** The first state of a category: where events into the category lead. Undefined where the policy has none. */
export function firstOf(policy: Policy, category: Category): State | undefined {
  return policy.states.find((state) => state.category === category);
}

export function eventNamed(policy: Policy, name: string): EventDefinition | undefined {
  return policy.events.find((event) => event.name === name);
}

/**
 * The events that may happen in `state` (undefined: to a task that does not exist yet), in the table's order, whoever
 * asks and whatever the guards say. An event without a target under this policy, and one that would lead where the
 * task is, is not among them.
 */
export function eventsFrom(policy: Policy, state: State | undefined): readonly Outgoing[] {
  return outgoing(policy, state?.name ?? '');
}

const outgoing = memoised((policy, name): readonly Outgoing[] => {
  const state = policy.states.find((candidate) => candidate.name === name);
  return policy.events.flatMap((event) => {
    const target = event.to === 'origin' ? event.to : targetOf(policy, event);
    return target !== undefined && startsFrom(event, state, target) ? [{ event, target }] : [];
  });
});

function startsFrom(event: EventDefinition, state: State | undefined, target: State | 'origin'): boolean {
  if (state === undefined || event.from === 'new')
    return state === undefined && event.from === 'new' && target !== 'origin';
  if (target === state) return false;
  // `hold` stops what is under way: a task that is paused already would only lose where it came from.
  if (event.from === 'open') return isOpen(state) && (target === 'origin' || target.category !== state.category);
  return event.from.includes(state.category) && isNamed(event, state);
}

function isNamed(event: EventDefinition, state: State): boolean {
  return event.fromStates.length === 0 || event.fromStates.includes(state.name);
}

/**
 * As `eventsFrom`, limited to what somebody in one of `roles` may do by the table. `owner`, `holder` and `approver`
 * depend on the task: the first two are open to every role here, the last to roles that approve.
 */
export function eventsFor(policy: Policy, state: State | undefined, roles: readonly string[]): readonly Outgoing[] {
  const known = roles.flatMap((name) => policy.roles.get(name) ?? []);
  const may = (who: string): boolean => {
    if (who === 'approver') return known.some(({ approves }) => approves);
    return who === 'any' || who === 'owner' || who === 'holder' ? known.length > 0 : roles.includes(who);
  };
  return eventsFrom(policy, state).filter(({ event }) => event.by.some(may));
}

/** Categories without a state lend their events another one: new work starts ready, work that comes back is ready again. */
const INSTEAD: Partial<Record<Category, Category>> = { backlog: 'ready', rework: 'ready' };

/**
 * Where an event leads. Back to the origin means: a held task goes where it was held from, but work that was under way
 * begins again in the first ready state, or the first rework state if it was rework. Undefined where the policy has no
 * such state.
 */
export function targetOf(policy: Policy, event: EventDefinition, before: Before = {}): State | undefined {
  const { to } = event;
  if (to === 'origin') return originOf(policy, before);
  if (typeof to !== 'string') return policy.states.find(({ name }) => name === to.state);
  return firstOrInstead(policy, to);
}

function firstOrInstead(policy: Policy, category: Category): State | undefined {
  const instead = INSTEAD[category];
  return firstOf(policy, category) ?? (instead && firstOf(policy, instead));
}

function originOf(policy: Policy, { origin, rework }: Before): State | undefined {
  if (origin && RESTING.has(origin.category)) return origin;
  return firstOrInstead(policy, rework ? 'rework' : 'ready');
}

/** A task can be put back into these as if nothing had happened. */
export const RESTING: ReadonlySet<Category> = new Set(['backlog', 'ready', 'review', 'rework']);

/** Every state that an event may lead to from `from`, whatever the task's past. */
export function possibleTargets(policy: Policy, event: EventDefinition, from: State): readonly State[] {
  const outgoing = eventsFrom(policy, from).find((other) => other.event === event);
  if (!outgoing) return [];
  if (outgoing.target !== 'origin') return [outgoing.target];
  return policy.states.filter((state) => mayHaveBeen(policy, state, from));
}

/** Paused tasks come from anywhere; work that is given back was ready or rework. */
function mayHaveBeen(policy: Policy, state: State, from: State): boolean {
  if (from.category === 'paused') return RESTING.has(state.category);
  return [firstOrInstead(policy, 'ready'), firstOrInstead(policy, 'rework')].includes(state);
}

/** The events that explain a change from one state (undefined: none) to another, whatever the task's past. */
export function eventsBetween(policy: Policy, from: State | undefined, to: State): readonly EventDefinition[] {
  return eventsFrom(policy, from)
    .filter(({ event, target }) => {
      return target === to || (target === 'origin' && from && possibleTargets(policy, event, from).includes(to));
    })
    .map(({ event }) => event);
}
