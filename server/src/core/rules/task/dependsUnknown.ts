import { foldedKey, type Entry, type Task, type Workspace } from '../../model/index.js';
import { shown } from '../../policy/problems.js';
import { archivedIds } from '../support/archive.js';
import { dependenciesOf, type Dependency } from '../support/dependencies.js';
import { inSource } from '../support/fixes.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const dependsUnknown = workspaceRule({
  code: 'task/depends-unknown',
  severity: 'warning',
  docs: {
    what: 'A task depends on something that is no task of this workspace.',
    why: 'What does not exist is never done: the task can never be started by the rules.',
    fix: 'Put the id right, file the missing task, or take the dependency out. Ids are divided by commas; tasks in the archive count as known.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | depends |
|---------|--------|-------|-------|---------|
| T-1     | Login  | READY | WORK  | -       |
| T-2     | Logout | READY | WORK  | T-1, T-9 |
                                          ~~~ warning task/depends-unknown
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner | depends |
|---------|--------|-------|-------|---------|
| T-1     | Login  | READY | WORK  | -       |
| T-2     | Logout | READY | WORK  | T-1     |
`,
  },
  check(workspace, context) {
    const unknown = dependenciesOf(workspace).filter(({ to }) => to === undefined);
    if (unknown.length === 0) return [];
    const archived = archivedIds(context);
    if (archived === undefined) return [];
    const missing = unknown.filter(({ id }) => !archived.has(id));
    const similar = missing.length > 0 ? idsByFold(workspace) : new Map<string, Entry<Task>>();
    return missing.map((dependency) => report(dependency, similar.get(foldedKey(dependency.id))?.record.id ?? ''));
  },
});

function idsByFold({ tasks }: Workspace): Map<string, Entry<Task>> {
  return new Map(tasks.map((entry) => [foldedKey(entry.record.id), entry]));
}

function report({ entry, part, id }: Dependency, meant: string): PlacedProblem<'task/depends-unknown'> {
  const place = placeAt(entry, part.range);
  const { start, end } = part.range;
  // Where the id is not all that the range holds, writing over it would lose the rest.
  const alone = part.text === id && start.line === end.line && end.character - start.character === id.length;
  const title = { code: 'replace', params: { from: shown(id), to: shown(meant) } } as const;
  const edits = [{ range: place.at, newText: inSource(entry.record, meant) }];
  return {
    ...place,
    params: { id: entry.record.id, depends: shown(id), meant },
    fixes: alone && meant !== '' ? [{ title, edits, safe: false }] : [],
  };
}
