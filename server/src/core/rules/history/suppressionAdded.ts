import type { Workspace, WorkspaceFile } from '../../model/index.js';
import { commentSuppressions, mentionsIgnore, suppressionsOf } from '../support/suppress.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

type Added = PlacedProblem<'history/suppression-added'>;

export const suppressionAdded = workspaceRule({
  code: 'history/suppression-added',
  severity: 'warning',
  docs: {
    what: 'A suppression (`orch-ignore`) was added since the commit that the ledgers are compared with. It does nothing yet.',
    why: 'Who is held up by a finding could else switch it off in the same breath. What is suppressed is read from the last commit, as the policy is.',
    fix: 'Put right what the finding says. Where it is wrong, commit the suppression, so that others see it, or have it approved: `orch request rule:task/overdue --kind change --op "why"`.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | due        | notes |
|---------|-------|-------|------------|-------|
| T-1     | Login | READY | 2026-01-01 | -     |
=== ORCH/STATE/TASKS.md
<!-- orch-ignore table/blank-cell: we like it so -->
     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ warning history/suppression-added

| task_id | title | state | due        | notes                             |
|---------|-------|-------|------------|-----------------------------------|
| T-1     | Login | READY | 2026-01-01 | orch-ignore=task/overdue:next week |
                                                     ~~~~~~~~~~~~~~~~~~~~~~ warning history/suppression-added
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | due        | notes                             |
|---------|-------|-------|------------|-----------------------------------|
| T-1     | Login | READY | 2026-01-01 | orch-ignore=task/overdue:next week |
=== ORCH/STATE/TASKS.md
| task_id | title  | state | due        | notes                                  |
|---------|--------|-------|------------|----------------------------------------|
| T-1     | Log in | READY | 2026-01-01 | orch-ignore=task/overdue:next week, ok |
`,
  },
  check(workspace, { past, ignored }) {
    if (past.workspace === undefined) return [];
    return [...workspace.files.values()].flatMap((file) => {
      if (!mentionsIgnore(file)) return [];
      return [...inNotes(workspace, file), ...inComments(file)];
    });

    function inNotes({ tasks }: Workspace, { path }: WorkspaceFile): readonly Added[] {
      return tasks.flatMap((entry) => {
        if (entry.file.path !== path) return [];
        const added = suppressionsOf(entry.record).filter(
          (one) => one.reason !== '' && ignored.isAdded(entry.record, one),
        );
        return added.map(({ code, range }) => ({ ...placeAt(entry, range), params: { code } }));
      });
    }

    function inComments(file: WorkspaceFile): readonly Added[] {
      const added = commentSuppressions(file).filter((one) => one.reason !== '' && ignored.isAddedComment(file, one));
      return added.map(({ code, range }) => ({ file: file.path, id: null, at: range, params: { code } }));
    }
  },
});
