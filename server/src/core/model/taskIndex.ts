import type { Task } from './task.js';
import type { Entry } from './workspace.js';

/**
 * The tasks of a workspace by key, the first of each. Which key is where (`positions`) stays the same object as long
 * as the ledgers list the same ids in the same order, which is almost always while somebody types.
 */
export class TaskIndex {
  private constructor(
    readonly entries: readonly Entry<Task>[],
    /** Key → index of its first task in `entries`. */
    readonly positions: ReadonlyMap<string, number>,
  ) {}

  /** @param previous index to take the positions from where they are the same */
  static of(entries: readonly Entry<Task>[], previous?: TaskIndex): TaskIndex {
    const same = previous !== undefined && sameKeys(entries, previous.entries);
    return new TaskIndex(entries, same ? previous.positions : positionsOf(entries));
  }

  get size(): number {
    return this.positions.size;
  }

  has(key: string): boolean {
    return this.positions.has(key);
  }

  get(key: string): Entry<Task> | undefined {
    const at = this.positions.get(key);
    return at === undefined ? undefined : this.entries[at];
  }

  /** The first task of each key, in the order of the ledgers. */
  *values(): Generator<Entry<Task>> {
    for (const at of this.positions.values()) {
      const entry = this.entries[at];
      if (entry !== undefined) yield entry;
    }
  }
}

function sameKeys(a: readonly Entry<Task>[], b: readonly Entry<Task>[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at] && a[at]?.record.key !== b[at]?.record.key) return false;
  return true;
}

function positionsOf(entries: readonly Entry<Task>[]): Map<string, number> {
  const positions = new Map<string, number>();
  entries.forEach(({ record: { key } }, at) => {
    if (key !== '' && !positions.has(key)) positions.set(key, at);
  });
  return positions;
}
