import { idKey, undecorate, type Entry, type Part, type Task, type Workspace } from '../../model/index.js';

/** A task that waits for another. */
export interface Dependency {
  readonly entry: Entry<Task>;
  /** Where it says so. */
  readonly part: Part;
  /** The id that it waits for, as written. */
  readonly id: string;
  /** Undefined where no task has that id. */
  readonly target: Entry<Task> | undefined;
}

const known = new WeakMap<Workspace, readonly Dependency[]>();

/** Everything that a task of the workspace waits for, in order of the tasks. Worked out once a workspace. */
export function dependenciesOf(workspace: Workspace): readonly Dependency[] {
  const before = known.get(workspace);
  if (before !== undefined) return before;
  const found: Dependency[] = [];
  for (const entry of workspace.tasks) {
    const { depends } = entry.record;
    for (const part of depends) resolve(workspace, entry, part, found);
  }
  known.set(workspace, found);
  return found;
}

function resolve(workspace: Workspace, entry: Entry<Task>, part: Part, found: Dependency[]): void {
  const ids = idsOf(workspace, part.text);
  for (const id of ids) found.push({ entry, part, id, target: workspace.taskByKey.get(idKey(id)) });
}

/** The ids in one member of the list: itself, without a remark, or several divided by blanks, if that makes tasks of it. */
function idsOf({ taskByKey }: Workspace, text: string): readonly string[] {
  const whole = undecorate(text);
  if (taskByKey.has(idKey(whole)) || whole.length > MOST) return [whole];
  const bare = withoutRemark(whole);
  const words = bare.split(/[\s+&;；]+/).filter((word) => word !== '' && word !== 'and' && word !== 'と');
  return words.length > 1 && words.every((word) => taskByKey.has(idKey(word))) ? words : [bare];
}

const MOST = 256;

/** `T-1 (done)` → `T-1`. */
function withoutRemark(text: string): string {
  const open = text.search(/\s?[(（]/);
  return open > 0 && /[)）]$/.test(text) ? undecorate(text.slice(0, open)) : text;
}
