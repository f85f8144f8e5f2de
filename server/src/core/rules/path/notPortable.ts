import type { Part } from '../../model/index.js';
import { recordRule, type Fix, type Problem, type RuleContext } from '../types.js';
import { foreign, pathsIn, placeOf } from './written.js';

type NotPortable = Problem<'path/not-portable'>;

export const notPortable = recordRule({
  code: 'path/not-portable',
  severity: 'warning',
  docs: {
    what: 'An artifact or a record of evidence is named by an absolute path, or with backslashes (info on decided approvals, whose cells may not change).',
    why: 'Such a path leads somewhere on one machine only: for everybody else, and in CI, the proof does not exist. In Markdown backslashes are escapes on top of that.',
    fix: 'Write the path relative to the root of the repository, with `/`. For old rows map the folder under `roots` of the policy: then the paths resolve without being touched.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner | artifact                  |
|---------|-------|--------|-------|---------------------------|
| T-1     | Login | REVIEW | WORK  | C:\\Users\\me\\app\\docs\\a.md |
                                     ~~~~~~~~~~~~~~~~~~~~~~~~~ warning path/not-portable
| T-2     | Logo  | REVIEW | WORK  | docs\\a.md (new)           |
                                     ~~~~~~~~~ warning path/not-portable
=== docs/a.md
Done.
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner | artifact        |
|---------|-------|--------|-------|-----------------|
| T-1     | Login | REVIEW | WORK  | docs/a.md       |
| T-2     | Logo  | REVIEW | WORK  | docs/a.md (new) |
=== docs/a.md
Done.
`,
  },
  check(record, context) {
    const paths = pathsIn(record);
    if (paths.length === 0) return undefined;
    const frozen = record.kind === 'approval' && record.decided;
    const found = paths.flatMap((path) => judge(path, frozen, context) ?? []);
    return found.length === 0 ? undefined : found;
  },
});

function judge(part: Part, frozen: boolean, context: RuleContext): NotPortable | undefined {
  if (!/[\\:~]|^[^a-z]*\//i.test(part.text)) return undefined;
  const how = foreign(part.text, context);
  if (how === undefined || how.kind === 'outside') return undefined;
  const { path, range } = placeOf(part);
  const params = { path, form: how.kind, relative: frozen ? '' : how.found, frozen };
  if (frozen) return { at: range, params, severity: 'info' };
  return { at: range, params, fixes: rewrite(path, range, how) };
}

/** A backslash path has one meaning only; the tail of an absolute one is a guess. */
function rewrite(
  path: string,
  range: NotPortable['at'],
  { kind, found }: { kind: string; found: string },
): readonly Fix[] {
  if (found === '' || found.includes('|')) return [];
  const title = { code: 'replace', params: { from: path, to: found } } as const;
  return [{ title, edits: [{ range, newText: found }], safe: kind === 'backslash' }];
}
