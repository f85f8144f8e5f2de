import type { Category, Severity } from '../../policy/index.js';
import { dependenciesOf, type Dependency } from '../support/dependencies.js';
import { relatedAt } from '../support/places.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

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
    const problems: PlacedProblem<'task/started-before-dependency'>[] = [];
    for (const dependency of dependenciesOf(workspace)) {
      const problem = judge(dependency);
      if (problem !== undefined) problems.push(problem);
    }
    return problems;
  },
});

const STARTED: ReadonlySet<Category | undefined> = new Set<Category>(['active', 'review', 'rework', 'done']);

function judge({ entry, part, target }: Dependency): PlacedProblem<'task/started-before-dependency'> | undefined {
  const { id, state } = entry.record;
  const other = target?.record;
  if (target === entry || state === undefined || other?.state === undefined) return undefined;
  if (other.state.category === 'done' || !STARTED.has(state.category)) return undefined;
  return {
    ...placeAt(entry, part.range),
    severity: severityFor(other.state.category),
    params: {
      id,
      state: state.name,
      depends: other.id,
      other: other.state.name,
      dropped: other.state.category === 'dropped',
    },
    related: [relatedAt(target ?? entry, other.at('state'))],
  };
}

/** A dependency in rework may have been done, and then reopened. */
function severityFor(dependency: Category): Severity {
  return dependency === 'rework' ? 'info' : 'warning';
}
