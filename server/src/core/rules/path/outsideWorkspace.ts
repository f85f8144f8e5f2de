import type { Part } from '../../model/index.js';
import { recordRule, type Problem, type RuleContext } from '../types.js';
import { foreign, pathsIn, placeOf } from './written.js';

export const outsideWorkspace = recordRule({
  code: 'path/outside-workspace',
  severity: 'error',
  docs: {
    what: 'An artifact or a record of evidence climbs out of the workspace with `..`, or lies on a share, in a folder of the system, or at a name that no file can have.',
    why: 'Nobody else can see it, it is in no commit, and following it would let a ledger point a reader at any file of the machine. Orch never opens such a path.',
    fix: 'Copy the file into the repository and name it relative to the root.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner | artifact         |
|---------|-------|--------|-------|------------------|
| T-1     | Login | REVIEW | WORK  | ../../etc/passwd |
                                     ~~~~~~~~~~~~~~~~ error path/outside-workspace
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner | artifact          |
|---------|-------|--------|-------|-------------------|
| T-1     | Login | REVIEW | WORK  | docs/../docs/a.md |
=== docs/a.md
Done.
`,
  },
  check(record, context) {
    const paths = pathsIn(record);
    if (paths.length === 0) return undefined;
    const found = paths.flatMap((path) => judge(path, context) ?? []);
    return found.length === 0 ? undefined : found;
  },
});

function judge(part: Part, context: RuleContext): Problem<'path/outside-workspace'> | undefined {
  if (foreign(part.text, context)?.kind !== 'outside') return undefined;
  const { path, range } = placeOf(part);
  return { at: range, params: { path: path.length > 120 ? `${path.slice(0, 119)}…` : path.replaceAll('\0', '␀') } };
}
