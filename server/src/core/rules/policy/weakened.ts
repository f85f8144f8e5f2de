import { RULES_PATH } from '../../model/index.js';
import { weakened as loosenings } from '../../gate/index.js';
import { lineRange } from '../../text/index.js';
import { pendingPolicy } from '../support/pending.js';
import { workspaceRule } from '../types.js';

export const weakened = workspaceRule({
  code: 'policy/weakened',
  severity: 'error',
  docs: {
    what: 'PROJECT_RULES.md asks for less than the policy of the commit that everything is compared with: a change that the policy in force does not know of, and that is not in force.',
    why: 'A gate that can be loosened from inside is none: who is held up by a rule would only have to edit it. So the policy of the last commit holds (in CI: of the commit that the branch came from), whatever is typed, until somebody else has approved the change.',
    fix: 'Take the change back, or have it approved: `orch request path:PROJECT_RULES.md --kind change --op "why"`, and somebody who may approves the row. A row for `rule:KEY` (`rule:wip`, `rule:task/overdue`) lets in what that key loosens, also where it was approved and committed ahead; with the next change of the file it has had its effect. Committed, the new policy holds on this branch, and CI reports it all the same.',
    bad: `
=== PROJECT_RULES.md @base
---
orch:
  version: 1
  separation: strict
  wip: 2
---
=== PROJECT_RULES.md
---
orch:
  version: 1
  separation: solo
              ~~~~ error policy/weakened
  wip: 9
       ~ error policy/weakened
---
`,
    good: `
=== PROJECT_RULES.md @base
---
orch:
  version: 1
  separation: strict
---
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id               | op                | status   | requested_by | approver  | ts_req               | ts_dec               | kind   |
|---------|-----------------------|-------------------|----------|--------------|-----------|----------------------|----------------------|--------|
| A001    | path:PROJECT_RULES.md | one of us is gone | approved | CMD@alice    | AUDIT@bob | 2026-01-15T09:00:00Z | 2026-01-15T10:00:00Z | change |
=== PROJECT_RULES.md
---
orch:
  version: 1
  separation: solo
---
`,
  },
  check(workspace, { ownSeverities }) {
    const pending = pendingPolicy(workspace);
    if (pending === undefined) return [];
    return loosenings(workspace.policy, pending.policy, ownSeverities).map(
      ({ what, path, before, after, example }) => ({
        file: RULES_PATH,
        id: null,
        at: workspace.loadedPolicy?.document.rangeOf(path) ?? lineRange(0, 0, 0),
        params: { what, key: ['orch', ...path].join('.'), before, after, example },
      }),
    );
  },
});
