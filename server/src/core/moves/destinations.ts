import type { Entry, Task } from '../model/index.js';
import type { EventDefinition, Policy, State } from '../policy/index.js';
import { eventsFrom, pathBetween } from '../process/index.js';
import { eventVerdict } from './legal.js';
import { isRefusal } from './refuse.js';
import { stepOf } from './step.js';
import type { LegalMove, MoveContext, Refusal, Snapshot } from './types.js';

/** A state, and what the caller can do to bring one task there now. */
export interface Destination {
  readonly state: State;
  /** The events that lead there at once, in the table's order. */
  readonly moves: readonly LegalMove[];
  /** Why nothing can be done with the task at all, or why the first event that leads there cannot happen. */
  readonly refusal?: Refusal;
  /** Where no single event leads there: the shortest sequence that does; empty where there is none. */
  readonly way?: readonly EventDefinition[];
}

/**
 * Every state of the policy, in its order, with the moves that take a task there, or why there are none. The state that
 * the task is in has neither.
 */
export function destinations(
  snapshot: Snapshot,
  { record }: Entry<Task>,
  context: MoveContext,
): readonly Destination[] {
  const { states } = snapshot.workspace.policy;
  const { state: from } = record;
  // An unknown state and an id that several rows have are told before the event is looked at.
  const known = stepOf(snapshot, { verb: 'event', event: '', id: record.id }, context);
  if (isRefusal(known) && known.code !== 'move/no-event') {
    return states.map((state) => ({ state, moves: [], ...(state === from ? {} : { refusal: known }) }));
  }
  const steps = stepsFrom(snapshot, record, context);
  return states.map((state) => {
    if (from === undefined || state === from) return { state, moves: [] };
    const verdicts = steps.filter(({ target }) => target === state).map(({ verdict }) => verdict);
    return { state, ...summed(verdicts, snapshot.workspace.policy, from, state) };
  });
}

interface Judged {
  readonly target: State;
  readonly verdict: LegalMove | Refusal;
}

function stepsFrom(snapshot: Snapshot, task: Task, context: MoveContext): readonly Judged[] {
  if (task.state === undefined) return [];
  return eventsFrom(snapshot.workspace.policy, task.state).flatMap(({ event }) => {
    const step = stepOf(snapshot, { verb: 'event', event: event.name, id: task.id }, context);
    return isRefusal(step) ? [] : [{ target: step.target, verdict: eventVerdict(snapshot, task, event, context) }];
  });
}

function summed(
  verdicts: readonly (LegalMove | Refusal)[],
  policy: Policy,
  from: State,
  to: State,
): Omit<Destination, 'state'> {
  const moves = verdicts.flatMap((verdict) => (isRefusal(verdict) ? [] : [verdict]));
  if (moves.length > 0) return { moves };
  const refusal = verdicts.find((verdict) => isRefusal(verdict));
  return refusal === undefined ? { moves, way: pathBetween(policy, from, to) ?? [] } : { moves, refusal };
}
