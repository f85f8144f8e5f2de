import { pathBetween } from '../../process/index.js';
import { cellPlace, isExplained, legalFrom, lineName, overwritten, stateSteps } from '../support/history.js';
import { cellBack } from '../support/takeBack.js';
import { workspaceRule } from '../types.js';

export const illegalTransition = workspaceRule({
  code: 'history/illegal-transition',
  severity: 'error',
  docs: {
    what: 'The state of a task was edited by hand into one that no sequence of events leads to from the old one.',
    why: 'A task that was dropped stays dropped, and one that was held goes back to where it was held from: else the ledger tells a story that never happened.',
    fix: 'Take the edit back. The message names the events that are legal from the old state.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | DROP  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state  | owner |
|---------|-------|--------|-------|
| T-1     | Login | REVIEW | WORK  |
                    ~~~~~~ error history/illegal-transition
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | DROP  | WORK  |
`,
  },
  check(workspace, { policy, past }) {
    return stateSteps(workspace, past).flatMap((step) => {
      const { edit, entry, from, to, line } = step;
      if (isExplained(policy, step) || (pathBetween(policy, from, to)?.length ?? 0) > 1) return [];
      if (line === undefined && overwritten(policy, edit) !== undefined) return [];
      const cell = edit.cells.find(({ column }) => column === 'state');
      return [
        {
          ...cellPlace(entry, 'state'),
          params: { id: edit.id, from: from.name, to: to.name, legal: legalFrom(policy, from), line: lineName(line) },
          ...(line === undefined && cell !== undefined && { fixes: cellBack(entry, cell) }),
        },
      ];
    });
  },
});
