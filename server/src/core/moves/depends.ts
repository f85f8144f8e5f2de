import { idKey, idsMeant, type Entry, type Task, type Workspace } from '../model/index.js';

/** A task that another waits for. */
export interface Dependency {
  readonly id: string;
  /** Undefined where no ledger lists it. */
  readonly entry: Entry<Task> | undefined;
}

/** What a task waits for, in its own order. */
export function dependenciesOf({ taskByKey }: Workspace, task: Task): readonly Dependency[] {
  return task.depends
    .flatMap(({ text }) => idsMeant(taskByKey, text))
    .map((id) => ({ id, entry: taskByKey.get(idKey(id)) }));
}

/** Tasks by their keys. */
export interface Listed {
  readonly taskByKey: { get(key: string): Entry<Task> | undefined; has(key: string): boolean };
}

/**
 * The circle that would come to be if a task (that need not exist yet) waited for these ids: the ids on the way back to
 * it, itself first and last. Undefined where there would be none.
 */
export function circleThrough(
  workspace: Listed,
  id: string,
  depends: readonly string[],
): readonly string[] | undefined {
  const goal = idKey(id);
  const seen = new Set<string>();
  const walk: { readonly id: string; readonly before: readonly string[] }[] = depends.map((one) => ({
    id: one,
    before: [id],
  }));
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    const key = idKey(at.id);
    const path = [...at.before, at.id];
    if (key === goal) return path;
    const entry = seen.has(key) ? undefined : workspace.taskByKey.get(key);
    seen.add(key);
    if (entry === undefined) continue;
    // A ledger that does not list the task yet may still say that others wait for it.
    for (const { text } of entry.record.depends) {
      for (const next of idsMeant(withGoal(workspace, goal), text)) walk.push({ id: next, before: path });
    }
  }
  return undefined;
}

function withGoal({ taskByKey }: Listed, goal: string): { has(key: string): boolean } {
  return { has: (key) => key === goal || taskByKey.has(key) };
}
