import type { Entry, Task } from '../model/index.js';
import { dispatch } from './dispatch.js';
import { isRefusal } from './refuse.js';
import type { Intent, MoveContext, Refusal, Snapshot } from './types.js';

/** A column whose cells put tasks into groups. */
export type LaneColumn = 'owner' | 'priority' | 'milestone';

/** A group of tasks, and whether the caller can bring one into it now. */
export interface Lane {
  /** What the cells of its tasks say; '' where they say nothing. */
  readonly name: string;
  readonly intent: Intent;
  readonly refusal?: Refusal;
}

/** What the caller can do to bring a task into each of these groups, or why it cannot: by `assign`, else by `set`. */
export function lanes(
  snapshot: Snapshot,
  { record: { id } }: Entry<Task>,
  { by, names }: { readonly by: LaneColumn; readonly names: readonly string[] },
  context: MoveContext,
): readonly Lane[] {
  return names.map((name) => {
    const intent: Intent =
      by === 'owner' ? { verb: 'assign', id, owner: name } : { verb: 'set', id, values: { [by]: name } };
    const planned = dispatch(snapshot, intent, context);
    return { name, intent, ...(isRefusal(planned) ? { refusal: planned } : {}) };
  });
}
