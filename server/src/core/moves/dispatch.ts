import { planTask } from './create.js';
import { planEvent } from './event.js';
import { FURTHER } from './further/index.js';
import { refuse } from './refuse.js';
import type { Intent, Plan, Planner, Refusal, Snapshot, MoveContext } from './types.js';

type PlannerFor<V extends Intent['verb']> = Planner<Extract<Intent, { verb: V }>>;

/** One planner for each kind of intent. */
const PLANNERS: { readonly [V in Intent['verb']]: PlannerFor<V> } = {
  plan: planTask,
  event: planEvent,
  ...FURTHER,
};

/** Plans what an intent asks for. A refusal does not say yet what is legal instead. Refuses what nobody knows. */
export function dispatch(snapshot: Snapshot, intent: Intent, context: MoveContext): Plan | Refusal {
  const planner = (Object.hasOwn(PLANNERS, intent.verb) ? PLANNERS[intent.verb] : undefined) as Planner | undefined;
  if (planner === undefined)
    return refuse('move/no-event', { event: intent.verb, events: Object.keys(PLANNERS).join(', ') });
  return planner(snapshot, intent, context);
}
