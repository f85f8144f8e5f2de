import { once } from './once.js';
import type { Task } from './task.js';
import type { Entry } from './workspace.js';

/**
 * The tasks of a workspace by key, the first of each. Which key is where (`positions`) stays the same object as long
 * as the ledgers list the same ids in the same order, which is almost always while somebody types.
 */
export class TaskIndex {
  readonly #entries: () => readonly Entry<Task>[];
  readonly #positions: () => ReadonlyMap<string, number>;
  readonly #search: ((key: string) => readonly Entry<Task>[]) | undefined;

  private constructor(
    entries: () => readonly Entry<Task>[],
    positions: () => ReadonlyMap<string, number>,
    search?: (key: string) => readonly Entry<Task>[],
  ) {
    this.#entries = entries;
    this.#positions = positions;
    this.#search = search;
  }

  /** @param previous index to take the positions from where they are the same */
  static of(entries: readonly Entry<Task>[], previous?: TaskIndex): TaskIndex {
    const same = previous !== undefined && sameKeys(entries, previous.entries);
    const positions = same ? previous.positions : positionsOf(entries);
    return new TaskIndex(
      () => entries,
      () => positions,
    );
  }

  /**
   * Of tasks that nobody has asked for yet.
   * @param search the tasks with a key, in the order of the ledgers, without all others being made
   */
  static searching(entries: () => readonly Entry<Task>[], search: (key: string) => readonly Entry<Task>[]): TaskIndex {
    return new TaskIndex(
      entries,
      once(() => positionsOf(entries())),
      search,
    );
  }

  get entries(): readonly Entry<Task>[] {
    return this.#entries();
  }

  /** Key → index of its first task in `entries`. */
  get positions(): ReadonlyMap<string, number> {
    return this.#positions();
  }

  get size(): number {
    return this.positions.size;
  }

  has(key: string): boolean {
    return this.#search === undefined ? this.positions.has(key) : this.get(key) !== undefined;
  }

  get(key: string): Entry<Task> | undefined {
    if (this.#search !== undefined) return this.all(key)[0];
    const at = this.positions.get(key);
    return at === undefined ? undefined : this.entries[at];
  }

  /** Every task with a key, in the order of the ledgers: of an id that is repeated there are several. */
  all(key: string): readonly Entry<Task>[] {
    if (key === '') return [];
    if (this.#search !== undefined) return this.#search(key);
    if (this.size !== this.entries.length) return this.entries.filter(({ record }) => record.key === key);
    const only = this.get(key);
    return only === undefined ? [] : [only];
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
