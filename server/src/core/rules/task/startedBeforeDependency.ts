import type { Workspace } from '../../model/index.js';
import type { Category, Severity } from '../../policy/index.js';
import { dependenciesOf, type Dependency } from '../support/dependencies.js';
import { relatedAt } from '../support/places.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

type Found = PlacedProblem<'task/started-before-dependency'>;

export const startedBeforeDependency = workspaceRule({
  code: 'task/started-before-dependency',
  severity: 'warning',
  docs: {
    what: 'A task was started although a task that it depends on is not done, or was dropped.',
    why: 'Work on ground that is not laid is done twice. A dropped dependency is never done: then the plan is what is wrong.',
    fix: 'Finish the dependency first, or take it out of the task if it is none (`orch set ID depends=…`). Where it may only have been reopened since, this is info.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | depends |
|---------|--------|-------|-------|---------|
| T-1     | Login  | READY | WORK  | -       |
| T-2     | Logout | DOING | WORK  | T-1     |
                                     ~~~ warning task/started-before-dependency
| T-3     | Logo   | DROP  | WORK  | -       |
| T-4     | Banner | DONE  | WORK  | T-3     |
                                     ~~~ warning task/started-before-dependency
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | depends |
|---------|--------|-------|-------|---------|
| T-1     | Login  | DONE  | WORK  | -       |
| T-2     | Logout | DOING | WORK  | T-1     |
| T-3     | Logo   | READY | WORK  | T-2     |
`,
  },
  check(workspace) {
    const problems: Found[] = [];
    for (const dependency of dependenciesOf(workspace)) {
      const problem = judge(workspace, dependency);
      if (problem !== undefined) problems.push(problem);
    }
    return problems;
  },
});

const STARTED: ReadonlySet<Category> = new Set<Category>(['active', 'review', 'rework', 'done']);

function judge({ tasks }: Workspace, { entry, from, part, to }: Dependency): Found | undefined {
  const target = to === undefined || to === from ? undefined : tasks[to];
  const [state, other] = [entry.record.state, target?.record.state];
  if (target === undefined || state === undefined || other === undefined) return undefined;
  if (other.category === 'done' || !STARTED.has(state.category)) return undefined;
  const dropped = other.category === 'dropped';
  return {
    ...placeAt(entry, part.range),
    severity: severityFor(other.category),
    params: { id: entry.record.id, state: state.name, depends: target.record.id, other: other.name, dropped },
    related: [relatedAt(target, target.record.at('state'))],
  };
}

/** A dependency in rework may have been done, and then reopened. */
function severityFor(dependency: Category): Severity {
  return dependency === 'rework' ? 'info' : 'warning';
}
