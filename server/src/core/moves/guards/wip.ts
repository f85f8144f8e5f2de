import { leaseOf } from '../../leases/index.js';
import { namedPrincipal, parseActor, type Task, type Workspace, type WorkspaceFile } from '../../model/index.js';
import { stateOf, type Policy } from '../../policy/index.js';
import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** Who is to work on what. */
type Worker = Pick<Step, 'policy' | 'workspace' | 'snapshot' | 'caller' | 'task' | 'now'>;

/**
 * A person or agent known by name works on no more tasks at once than the policy allows.
 * @param begun how many the same move has begun already, which the workspace does not tell yet
 */
export function wip(step: Worker, begun = 0): Refusal | undefined {
  const { policy, workspace, caller, task } = step;
  const name = namedPrincipal(policy, parseActor(caller.text));
  if (policy.wip === 0 || name === undefined) return undefined;
  const others = activeTasks(workspace).filter((other) => other !== task);
  const own = others.filter((other) => workerOn(other, step) === name).map(({ id }) => id);
  if (own.length + begun < policy.wip) return undefined;
  return refuse('start/wip', { id: task.id, actor: caller.text, limit: policy.wip, tasks: own.join(', ') });
}

const known = new WeakMap<Workspace, readonly Task[]>();

/** The tasks that are being worked on; found once a workspace, since many are asked about at a time. */
function activeTasks(workspace: Workspace): readonly Task[] {
  const before = known.get(workspace);
  if (before !== undefined) return before;
  const active = [...workspace.files.values()].flatMap(({ tasks }) => activeIn(tasks, workspace.policy));
  known.set(workspace, active);
  return active;
}

function activeIn(tasks: WorkspaceFile['tasks'], policy: Policy): readonly Task[] {
  const states = tasks?.index.texts('state') ?? [];
  const active = [...new Set(states)].filter((state) => stateOf(policy, state)?.category === 'active');
  const places = active.flatMap((state) => placesOf(states, state)).sort((a, b) => a - b);
  return places.flatMap((at) => tasks?.index.at(at)?.item ?? []);
}

function placesOf(list: readonly string[], text: string): readonly number[] {
  const found: number[] = [];
  for (let at = list.indexOf(text); at !== -1; at = list.indexOf(text, at + 1)) found.push(at);
  return found;
}

/** Who works on a task: who holds it, else its owner. */
function workerOn(task: Task, { snapshot, policy, now }: Worker): string | undefined {
  const holder = leaseOf(snapshot, task, now)?.holder;
  const held = holder === undefined ? undefined : namedPrincipal(policy, parseActor(holder));
  return held ?? (task.owner && namedPrincipal(policy, task.owner));
}
