import { weakened } from '../../gate/index.js';
import { RULES_PATH } from '../../model/index.js';
import { lineRange } from '../../text/index.js';
import { pendingPolicy } from '../support/pending.js';
import { workspaceRule } from '../types.js';

export const pending = workspaceRule({
  code: 'policy/pending',
  severity: 'info',
  docs: {
    what: 'PROJECT_RULES.md sets another policy than the commit that everything is compared with. It asks for no less, and it is not in force yet.',
    why: 'Policy is read from the last commit, so that nobody is judged by rules that only one worktree has. Until then everything goes by the old ones: moves, findings, the lists that completion offers.',
    fix: 'Commit the file. Before that, an approved `change` row for `path:PROJECT_RULES.md` lets it take effect.',
    bad: `
=== PROJECT_RULES.md @base
---
orch:
  version: 1
  wip: 3
---
=== PROJECT_RULES.md
---
orch:
  version: 1
  wip: 2
  ~~~ info policy/pending
---
`,
    good: `
=== PROJECT_RULES.md @base
---
orch:
  version: 1
  wip: 2
---
=== PROJECT_RULES.md
---
orch:
  wip: 2 # two at a time
---
`,
  },
  check(workspace, { ownSeverities }) {
    const found = pendingPolicy(workspace);
    if (found === undefined || weakened(workspace.policy, found.policy, ownSeverities).length > 0) return [];
    const at = workspace.loadedPolicy?.document.rangeOf(found.keys.slice(0, 1), 'key') ?? lineRange(0, 0, 0);
    const params = { keys: found.keys.map((key) => `orch.${key}`).join(', ') };
    return [{ file: RULES_PATH, id: null, at, params }];
  },
});
