import { lineRange } from '../../text/index.js';
import { isAdopted } from '../support/history.js';
import { workspaceRule } from '../types.js';

export const adopted = workspaceRule({
  code: 'history/adopted',
  severity: 'info',
  docs: {
    what: 'A ledger, the policy or the flags file is not in the commit yet that everything is compared with, so it is taken as it stands.',
    why: 'There is nothing to compare it with: what its rows were before, nobody can tell. From its first commit on every edit is judged.',
    fix: 'Commit the file.',
    bad: `
=== README.md @base
# A project
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
~ info history/adopted
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
  },
  check(workspace, { past }) {
    const { commit, workspace: base } = past;
    if (commit === undefined || base === undefined || past.judged !== undefined) return [];
    return [...workspace.files.values()].flatMap(({ path, roles }) => {
      const ledger = roles.find((role) => role === 'tasks' || role === 'approvals');
      const other = roles.includes('policy') || roles.includes('flags');
      const isNew = ledger === undefined ? other && !base.files.has(path) : isAdopted(past, workspace, path, ledger);
      return isNew ? [{ file: path, id: null, at: lineRange(0, 0, 0), params: { path, commit: commit.oid } }] : [];
    });
  },
});
