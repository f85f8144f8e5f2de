import { leaseOf, type LeaseView } from '../leases/index.js';
import { idKey, latestOf, resultRows, type Approval, type Entry, type Task, type Workspace } from '../model/index.js';
import { keysOf } from '../past/renames.js';
import { stateOf, type EventDefinition, type Policy, type State } from '../policy/index.js';
import { eventNamed, eventsFrom, targetOf } from '../process/index.js';
import { findTask } from './find.js';
import { isRefusal, refuse } from './refuse.js';
import { alreadyOrNotLegal } from './notLegal.js';
import type { EventIntent, MoveContext, Refusal, Snapshot } from './types.js';

/** One event of the table on one task: everything that guards and effects look at. */
export interface Step extends MoveContext {
  readonly snapshot: Snapshot;
  readonly workspace: Workspace;
  readonly policy: Policy;
  readonly intent: EventIntent;
  readonly entry: Entry<Task>;
  readonly task: Task;
  readonly event: EventDefinition;
  readonly from: State;
  readonly target: State;
  readonly lease: LeaseView | undefined;
  /** Latest result row of the task. */
  readonly result: Entry<Approval> | undefined;
}

/** The step that an intent asks for. Refuses an unknown task, state or event, and an event that the state does not have. */
export function stepOf(snapshot: Snapshot, intent: EventIntent, context: MoveContext): Step | Refusal {
  const { workspace } = snapshot;
  const { policy } = workspace;
  const entry = findTask(workspace, intent.id);
  if (isRefusal(entry)) return entry;
  const task = entry.record;
  if (task.state === undefined) {
    const states = policy.states.map(({ name }) => name).join(', ');
    return refuse('move/state-unknown', { id: task.id, state: task.text('state'), states });
  }
  const event = eventNamed(policy, intent.event);
  if (event === undefined || event.from === 'new') {
    const events = policy.events.filter(({ from }) => from !== 'new').map(({ name }) => name);
    return refuse('move/no-event', { event: intent.event, events: events.join(', ') });
  }
  const lease = leaseOf(snapshot, task, context.now);
  const common = { ...context, snapshot, workspace, policy, intent, entry, task, event, from: task.state, lease };
  const way = eventsFrom(policy, task.state).find((one) => one.event === event);
  if (way === undefined) return alreadyOrNotLegal(common);
  const target = way.target === 'origin' ? originOf(common) : way.target;
  if (target === undefined) return refuse('move/no-target', { id: task.id, event: event.name });
  return {
    ...common,
    target,
    // Read where it matters alone: who starts a task has no use for the approvals.
    get result() {
      return latestOf(resultRows(workspace, task));
    },
  };
}

/** Whether a step takes the lock away: as the table says, and always where nobody works on the task any more. */
export function releases({ event, from, target }: Pick<Step, 'event' | 'from' | 'target'>): boolean {
  const leaves = from.category === 'active' && target.category !== 'active';
  return event.lock === 'release' || (event.lock === 'keep' && leaves);
}

/** Where a task goes back to: where it was held from, or where its work was started from. */
function originOf(step: Omit<Step, 'target' | 'result'>): State | undefined {
  const { policy, event, from } = step;
  const origin = from.category === 'paused' ? heldFrom(step) : undefined;
  const known = origin && targetOf(policy, event, { origin });
  const needsPast = origin === undefined ? from.category === 'active' : known !== origin;
  return targetOf(policy, event, { origin, rework: needsPast && wasRework(step) });
}

/** The state that a paused task was held from: as its notes say, else as the audit log does. */
function heldFrom({ policy, task, from, world }: Omit<Step, 'target' | 'result'>): State | undefined {
  const noted = task.notes.find(({ key }) => key === 'held_from')?.value.text;
  if (noted !== undefined) return stateOf(policy, noted);
  const history = world.history();
  const keys = keysOf(task.key, history);
  const line = history.findLast(({ line: { id, to } }) => id !== null && keys.has(idKey(id)) && to === from.name);
  return line?.line.from ? stateOf(policy, line.line.from) : undefined;
}

/** Whether the work of a task was rework: as its lease says, else the audit log, else the decision on its last result. */
function wasRework({ policy, workspace, task, lease, world }: Omit<Step, 'target' | 'result'>): boolean {
  const isActive = (name: string | null | undefined): boolean => {
    return typeof name === 'string' && stateOf(policy, name)?.category === 'active';
  };
  const started = lease?.from ?? lastStart();
  if (typeof started === 'string') return stateOf(policy, started)?.category === 'rework';
  return latestOf(resultRows(workspace, task))?.record.status === 'rejected';

  function lastStart(): string | null | undefined {
    const history = world.history();
    const keys = keysOf(task.key, history);
    return history.findLast(({ line: { id, from, to } }) => {
      return id !== null && keys.has(idKey(id)) && isActive(to) && !isActive(from);
    })?.line.from;
  }
}
