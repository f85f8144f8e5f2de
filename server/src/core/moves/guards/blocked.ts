import { blockersOf } from '../../model/index.js';
import { refuse } from '../refuse.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';

/** No open blocked item names the task. */
export function blocked({ workspace, task }: Step): Refusal | undefined {
  const blockers = blockersOf(workspace, task);
  return blockers.length === 0 ? undefined : refuse('start/blocked', { id: task.id, items: blockers.join(', ') });
}
