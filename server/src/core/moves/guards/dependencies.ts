import { archiveOf } from '../archive.js';
import { dependenciesOf } from '../depends.js';
import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** Everything that the task waits for is done; waiting for a task that was dropped never ends. */
export function dependenciesDone({ workspace, task, policy, world }: Step): Refusal | undefined {
  const depends = dependenciesOf(workspace, task);
  if (depends.length === 0) return undefined;
  const states = depends.map(({ id, entry }) => {
    const on = entry?.record ?? archiveOf(world, policy).task(id);
    return { id, state: on?.state, said: on?.text('state') ?? '' };
  });
  const dropped = states.filter(({ state }) => state?.category === 'dropped').map(({ id }) => id);
  if (dropped.length > 0) return refuse('start/dependency-dropped', { id: task.id, depends: dropped.join(', ') });
  const open = states.filter(({ state }) => state?.category !== 'done');
  if (open.length === 0) return undefined;
  const named = open.map(({ id, state, said }) => `${id} (${state?.name ?? (said || '?')})`);
  return refuse('start/dependency', { id: task.id, depends: named.join(', ') });
}
