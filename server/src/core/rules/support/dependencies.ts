import { idKey, idsMeant, type Entry, type Part, type Task, type Workspace } from '../../model/index.js';
import { surveyOf } from './survey.js';

/** A task that waits for another. */
export interface Dependency {
  readonly entry: Entry<Task>;
  /** Index of the task in `workspace.tasks`. */
  readonly from: number;
  /** Where it says so. */
  readonly part: Part;
  /** The id that it waits for, as written. */
  readonly id: string;
  /** Index of the task with that id; undefined where there is none. */
  readonly to: number | undefined;
}

const known = new WeakMap<Workspace, readonly Dependency[]>();

/** Everything that a task of the workspace waits for, in order of the tasks. Worked out once a workspace. */
export function dependenciesOf(workspace: Workspace): readonly Dependency[] {
  const before = known.get(workspace);
  if (before !== undefined) return before;
  const found: Dependency[] = [];
  for (const from of surveyOf(workspace).depending) {
    const entry = workspace.tasks[from];
    for (const part of entry?.record.depends ?? [])
      if (entry !== undefined) resolve(workspace, entry, from, part, found);
  }
  known.set(workspace, found);
  return found;
}

function resolve(workspace: Workspace, entry: Entry<Task>, from: number, part: Part, found: Dependency[]): void {
  const { positions } = workspace.taskByKey;
  for (const id of idsMeant(positions, part.text)) found.push({ entry, from, part, id, to: positions.get(idKey(id)) });
}
