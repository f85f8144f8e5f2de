import { idKey, undecorate, type Entry, type Part, type Task, type Workspace } from '../../model/index.js';
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
  const whole = undecorate(part.text);
  const to = positions.get(idKey(whole));
  if (to !== undefined) found.push({ entry, from, part, id: whole, to });
  else for (const id of idsIn(positions, whole)) found.push({ entry, from, part, id, to: positions.get(idKey(id)) });
}

/** What is no id by itself: an id with a remark, or several divided by blanks, if that makes tasks of them. */
function idsIn(positions: ReadonlyMap<string, number>, text: string): readonly string[] {
  if (text.length > LONGEST) return [text];
  const bare = withoutRemark(text);
  const words = bare.split(/[\s+&;；]+/).filter((word) => word !== '' && word !== 'and' && word !== 'と');
  return words.length > 1 && words.every((word) => positions.has(idKey(word))) ? words : [bare];
}

const LONGEST = 256;

/** `T-1 (done)` → `T-1`. */
function withoutRemark(text: string): string {
  const open = text.search(/[(（]/);
  return open > 0 && /[)）]$/.test(text) ? undecorate(text.slice(0, open).trimEnd()) : text;
}
