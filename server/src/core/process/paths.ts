import type { EventDefinition, Policy, State } from '../policy/index.js';
import { eventsFrom, isOpen, possibleTargets, RESTING, targetOf } from './table.js';

/** A task on a walk through the table, with what the walk knows of its past: undefined is "may be either". */
interface Spot {
  /** Undefined: the task does not exist yet. */
  readonly state: State | undefined;
  /** Where it was held from. */
  readonly origin?: State | undefined;
  /** Whether its work is rework. */
  readonly rework?: boolean | undefined;
}

/** A spot that a walk came to, and how. */
interface Visit {
  readonly spot: Spot;
  readonly by?: { readonly event: EventDefinition; readonly from: Visit };
}

/**
 * The shortest sequence of events that takes a task from one state (undefined: from nothing) to another; of equally
 * short ones the first in the table's order. Empty where the states are the same, undefined where there is none.
 */
export function pathBetween(
  policy: Policy,
  from: State | undefined,
  to: State,
): readonly EventDefinition[] | undefined {
  const visits = walk(policy, from);
  const end = visits.find(({ spot }) => spot.state === to);
  return end && eventsTo(end);
}

/** Every state that a new task can come into. */
export function reachable(policy: Policy): ReadonlySet<State> {
  return new Set(walk(policy, undefined).flatMap(({ spot }) => spot.state ?? []));
}

/** The states that no sequence of events leads into, in the policy's order. */
export function unreachableStates(policy: Policy): readonly State[] {
  const reached = reachable(policy);
  return policy.states.filter((state) => !reached.has(state));
}

/** The open states from which no sequence of events leads to a state that is done or dropped, in the policy's order. */
export function deadEnds(policy: Policy): readonly State[] {
  const ends = ({ spot }: Visit): boolean => spot.state !== undefined && !isOpen(spot.state);
  return policy.states.filter((state) => isOpen(state) && !walk(policy, state).some(ends));
}

function eventsTo(end: Visit): readonly EventDefinition[] {
  const events: EventDefinition[] = [];
  for (let visit: Visit = end; visit.by; visit = visit.by.from) events.unshift(visit.by.event);
  return events;
}

/** All spots that can be come to from a state, nearest first (breadth first). */
function walk(policy: Policy, from: State | undefined): readonly Visit[] {
  const start = { state: from, rework: from === undefined ? false : reworkAt(from, undefined) };
  const visits: Visit[] = [{ spot: start }];
  const seen = new Set([keyOf(start)]);
  for (const visit of visits) {
    for (const { event, spot } of steps(policy, visit.spot)) {
      if (seen.has(keyOf(spot))) continue;
      seen.add(keyOf(spot));
      visits.push({ spot, by: { event, from: visit } });
    }
  }
  return visits;
}

function steps(policy: Policy, spot: Spot): readonly { readonly event: EventDefinition; readonly spot: Spot }[] {
  return eventsFrom(policy, spot.state).flatMap(({ event, target }) => {
    const states = target === 'origin' ? originsOf(policy, event, spot) : [target];
    return states.map((state) => ({ event, spot: arrive(state, spot) }));
  });
}

/** Where a walk may go back to: one state where it knows the past, else all that are possible. */
function originsOf(policy: Policy, event: EventDefinition, { state, origin, rework }: Spot): readonly State[] {
  if (state === undefined) return [];
  const known = origin !== undefined && RESTING.has(origin.category);
  const started = origin !== undefined || state.category === 'active';
  if (known || (started && rework !== undefined)) return [targetOf(policy, event, { origin, rework }) ?? []].flat();
  const either = [false, true].flatMap((was) => targetOf(policy, event, { rework: was }) ?? []);
  return started ? either : possibleTargets(policy, event, state);
}

function arrive(state: State, { state: from, origin, rework }: Spot): Spot {
  const paused = state.category === 'paused';
  return {
    state,
    origin: paused ? (from?.category === 'paused' ? origin : from) : undefined,
    rework: reworkAt(state, rework),
  };
}

/** Entering rework makes work rework, a fresh start ends it; elsewhere it stays what it was. */
function reworkAt(state: State, before: boolean | undefined): boolean | undefined {
  if (state.category === 'rework') return true;
  return FRESH.has(state.category) ? false : before;
}

const FRESH: ReadonlySet<string> = new Set(['backlog', 'ready', 'done', 'dropped']);

function keyOf({ state, origin, rework }: Spot): string {
  return JSON.stringify([state?.name, origin?.name, rework]);
}
