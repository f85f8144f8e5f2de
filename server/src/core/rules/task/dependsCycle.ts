import type { Workspace } from '../../model/index.js';
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
    return dependencies.every(leadsBack) ? [] : findCycles(workspace, dependencies);
  },
});

type Found = PlacedProblem<'task/depends-cycle'>;

/** Where every task waits for tasks above it there is no circle: the usual case, told without a search. */
function leadsBack({ from, to }: Dependency): boolean {
  return to === undefined || to < from;
}

/** One problem for each task in a circle, where it names the next. */
function findCycles({ tasks }: Workspace, dependencies: readonly Dependency[]): readonly Found[] {
  const edges: number[][] = Array.from(tasks, () => []);
  for (const { from, to } of dependencies) if (to !== undefined) edges[from]?.push(to);
  const groups = cyclesOf(edges);
  const members = membersOf(tasks, groups);
  const done = new Set<number>();
  return dependencies.flatMap(({ entry, from, to, part }) => {
    const group = groups[from] ?? -1;
    const next = to === undefined || groups[to] !== group ? undefined : tasks[to];
    if (group < 0 || next === undefined || done.has(from)) return [];
    done.add(from);
    const { ids, count } = members[group] ?? { ids: [], count: 0 };
    const params = { id: entry.record.id, next: next.record.id, count, members: count > MOST ? '' : ids.join(', ') };
    const related = next === entry ? [] : [relatedAt(next, next.record.at('task_id'))];
    return [{ ...placeAt(entry, part.range), params, related }];
  });
}

const MOST = 6;

/** How many tasks each circle has, and the ids of the first few. */
function membersOf(tasks: Workspace['tasks'], groups: Int32Array): { readonly ids: string[]; count: number }[] {
  const members: { ids: string[]; count: number }[] = [];
  groups.forEach((group, at) => {
    if (group < 0) return;
    const circle = (members[group] ??= { ids: [], count: 0 });
    if (circle.count++ < MOST) circle.ids.push(tasks[at]?.record.id ?? '');
  });
  return members;
}
