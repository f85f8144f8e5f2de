import type { Entry, Task, Workspace } from '../../model/index.js';
import { CATEGORIES, type Category, type Policy } from '../../policy/index.js';

type ByCategory = Readonly<Record<Category, readonly Entry<Task>[]>>;

const known = new WeakMap<Workspace, ByCategory>();

/** The tasks of a workspace by the category of their state, each in order; those of unknown state are in none. */
export function tasksByCategory(workspace: Workspace): ByCategory {
  const before = known.get(workspace);
  if (before !== undefined) return before;
  const lists = Object.fromEntries(CATEGORIES.map((category) => [category, []])) as unknown as Record<
    Category,
    Entry<Task>[]
  >;
  for (const entry of workspace.tasks) {
    const { state } = entry.record;
    if (state !== undefined) lists[state.category].push(entry);
  }
  known.set(workspace, lists);
  return lists;
}

/** The states of some categories, for a message: `DOING, TESTING`. */
export function stateNames(policy: Policy, ...categories: readonly Category[]): string {
  const states = policy.states.filter(({ category }) => categories.length === 0 || categories.includes(category));
  return states.map(({ name }) => name).join(', ');
}
