import type { Task } from '../../model/index.js';
import type { State } from '../../policy/index.js';
import { eventsFrom, possibleTargets, type Outgoing } from '../../process/index.js';
import type { AssistContext } from '../context.js';
import { whoMay } from '../moves.js';
import { proposal, type Proposal } from './proposal.js';

/** All states: first those that a move leads to from here, then the one that holds, then the rest, each marked so. */
export function stateProposals(task: Task, { workspace, messages }: AssistContext): readonly Proposal[] {
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
      proposal('state', name, task.text('state') === '' || task.state !== undefined ? completion.noMove({ from }) : ''),
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
