import type { Entry, Task } from '../../model/index.js';
import { cyclesOf } from '../support/cycles.js';
import { dependenciesOf, type Dependency } from '../support/dependencies.js';
import { relatedAt } from '../support/places.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const dependsCycle = workspaceRule({
  code: 'task/depends-cycle',
  severity: 'error',
  docs: {
    what: 'A task depends on itself, directly or through others.',
    why: 'Each task of the circle waits for the next one to be done, so none of them can ever be started.',
    fix: 'Take one of the dependencies out, or split the task that two others need parts of.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | depends |
|---------|--------|-------|-------|---------|
| T-1     | Login  | READY | WORK  | T-2     |
                                     ~~~ error task/depends-cycle
| T-2     | Logout | READY | WORK  | T-1     |
                                     ~~~ error task/depends-cycle
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | depends |
|---------|--------|-------|-------|---------|
| T-1     | Login  | READY | WORK  | -       |
| T-2     | Logout | READY | WORK  | T-1     |
`,
  },
  check(workspace) {
    const dependencies = dependenciesOf(workspace);
    return dependencies.every(leadsBack) ? NOTHING : findCycles(dependencies);
  },
});

const NOTHING: readonly never[] = [];

/** A task that waits only for tasks above it in its file is in no circle: the usual case, told without a search. */
function leadsBack({ entry, target }: Dependency): boolean {
  return target === undefined || (target.file === entry.file && target.line < entry.line);
}

function findCycles(dependencies: readonly Dependency[]): readonly PlacedProblem<'task/depends-cycle'>[] {
  const numbers = new Map<Entry<Task>, number>();
  for (const { entry } of dependencies) if (!numbers.has(entry)) numbers.set(entry, numbers.size);
  const edges: number[][] = Array.from(numbers, () => []);
  for (const { entry, target } of dependencies) {
    const [from, to] = [numbers.get(entry), target && numbers.get(target)];
    if (from !== undefined && to !== undefined) edges[from]?.push(to);
  }
  const groups = cyclesOf(edges);
  return new Report(numbers, groups).problems(dependencies);
}

/** One problem for each task in a circle, where it names the next. */
class Report {
  readonly #members: Entry<Task>[][] = [];

  constructor(
    readonly numbers: ReadonlyMap<Entry<Task>, number>,
    readonly groups: Int32Array,
  ) {
    for (const [entry, number] of numbers) {
      const group = groups[number] ?? -1;
      if (group >= 0) (this.#members[group] ??= []).push(entry);
    }
  }

  problems(dependencies: readonly Dependency[]): readonly PlacedProblem<'task/depends-cycle'>[] {
    const done = new Set<Entry<Task>>();
    return dependencies.flatMap(({ entry, target, part }) => {
      const group = this.#groupOf(entry);
      if (target === undefined || group < 0 || this.#groupOf(target) !== group || done.has(entry)) return [];
      done.add(entry);
      const members = this.#members[group] ?? [];
      return [
        {
          ...placeAt(entry, part.range),
          params: { id: entry.record.id, next: target.record.id, count: members.length, members: names(members) },
          related: target === entry ? [] : [relatedAt(target, target.record.at('task_id'))],
        },
      ];
    });
  }

  #groupOf(entry: Entry<Task>): number {
    const number = this.numbers.get(entry);
    return number === undefined ? -1 : (this.groups[number] ?? -1);
  }
}

/** The tasks of a small circle by name. */
function names(members: readonly Entry<Task>[]): string {
  return members.length > MOST ? '' : members.map(({ record }) => record.id).join(', ');
}

const MOST = 6;
