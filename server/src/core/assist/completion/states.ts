import type { Task } from '../../model/index.js';
import type { State } from '../../policy/index.js';
import { eventsFrom, possibleTargets, type Outgoing } from '../../process/index.js';
import type { AssistContext, StateTarget } from '../context.js';
import { whoMay } from '../moves.js';
import { illegal, proposal, type Proposal } from './proposal.js';

/**
 * All states: first those that a move leads to from here, then the one that holds, then the rest, each with why. Where
 * the planners were asked it is they who say, for whoever works here; else the transition table, for everybody.
 */
export function stateProposals(task: Task, context: AssistContext): readonly Proposal[] {
  const { targets = [] } = context;
  return targets.length > 0 ? byPlanners(targets, context) : byTable(task, context);
}

function byPlanners(targets: readonly StateTarget[], { messages: { assist } }: AssistContext): readonly Proposal[] {
  const legal = targets.filter(({ moves }) => moves.length > 0);
  const here = targets.filter(({ moves, why }) => moves.length === 0 && why === '');
  const rest = targets.filter(({ moves, why }) => moves.length === 0 && why !== '');
  return [
    ...legal.map(({ state, moves }) => proposal('state', state, moves.join(' / '))),
    ...here.map(({ state }) => proposal('state', state, assist.completion.current)),
    ...rest.map(({ state, why }) => illegal('state', state, assist.completion.notNow, why)),
  ];
}

function byTable(task: Task, { workspace, messages }: AssistContext): readonly Proposal[] {
  const { policy } = workspace;
  const { completion, labels } = messages.assist;
  const moves = new Map<State, string[]>();
  for (const outgoing of eventsFrom(policy, task.state)) {
    const say = completion.legal({
      event: outgoing.event.name,
      by: whoMay({ ...outgoing, target: undefined, needs: [] }, task, messages),
    });
    for (const state of targetsOf(outgoing, task, policy)) moves.set(state, [...(moves.get(state) ?? []), say]);
  }
  const rest = policy.states.filter((state) => state !== task.state && !moves.has(state));
  const from = task.state?.name ?? labels.newTask;
  return [
    ...[...moves].map(([{ name }, events]) => proposal('state', name, events.join(' / '))),
    ...(task.state === undefined ? [] : [proposal('state', task.state.name, completion.current)]),
    ...rest.map(({ name }) =>
      task.text('state') === '' || task.state !== undefined
        ? illegal('state', name, completion.noMove({ from }), completion.noMove({ from }))
        : proposal('state', name),
    ),
  ];
}

function targetsOf(
  { event, target }: Outgoing,
  task: Task,
  policy: AssistContext['workspace']['policy'],
): readonly State[] {
  if (target !== 'origin') return [target];
  return task.state === undefined ? [] : possibleTargets(policy, event, task.state);
}
