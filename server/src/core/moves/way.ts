import type { EventDefinition, Policy, State } from '../policy/index.js';
import { eventsFrom, pathBetween } from '../process/index.js';

/**
 * The shortest way of the table from a state to where an event can happen: `ready (CMD), start (owner)`. Empty where
 * there is none.
 */
export function wayTo(policy: Policy, from: State, event: EventDefinition): string {
  const starts = policy.states.filter((state) => eventsFrom(policy, state).some((one) => one.event === event));
  const ways = starts.flatMap((state) => {
    const way = pathBetween(policy, from, state);
    return way === undefined || way.length === 0 ? [] : [way];
  });
  const shortest = ways.sort((a, b) => a.length - b.length)[0] ?? [];
  return shortest.map(({ name, by }) => `${name} (${by.join(', ')})`).join(', ');
}
