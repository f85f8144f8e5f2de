import { pathBetween } from '../../process/index.js';
import { formatTime, type Workspace } from '../../model/index.js';
import { cellPlace, isExplained, legalFrom, lineName, overwritten, stateSteps } from '../support/history.js';
import { handovers } from '../support/holders.js';
import { cellBack, cellsBack } from '../support/takeBack.js';
import { workspaceRule, type PlacedProblem, type RuleContext } from '../types.js';

type Found = PlacedProblem<'history/illegal-transition'>;

export const illegalTransition = workspaceRule({
  code: 'history/illegal-transition',
  severity: 'error',
  docs: {
    what: 'The state of a task was edited by hand into one that no sequence of events leads to from the old one. Or a task that is under way was given to another holder by hand while the lock of the one before was in force.',
    why: 'A task that was dropped stays dropped, and one that was held goes back to where it was held from: else the ledger tells a story that never happened. And who writes his name over a lock makes two work on one task.',
    fix: 'Take the edit back. The message names the events that are legal from the old state. A task under way is handed back by its holder (`orch recover ID --reason TEXT`) and started by the next one; once its lock is past its grace anybody takes it over (`orch lock steal ID`).',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title  | state  | owner | lock                          | lock_owner | lock_expires_at      |
|---------|--------|--------|-------|-------------------------------|------------|----------------------|
| T-1     | Login  | DROP   | WORK  | -                             | -          | -                    |
| T-2     | Logout | DOING  | WORK  | WORK@lee@2026-01-15T11:50:00Z | WORK@lee   | 2026-01-15T12:20:00Z |
=== ORCH/STATE/TASKS.md
| task_id | title  | state  | owner | lock                          | lock_owner | lock_expires_at      |
|---------|--------|--------|-------|-------------------------------|------------|----------------------|
| T-1     | Login  | REVIEW | WORK  | -                             | -          | -                    |
                     ~~~~~~ error history/illegal-transition
| T-2     | Logout | DOING  | WORK  | WORK@mia@2026-01-15T11:55:00Z | WORK@mia   | 2026-01-15T12:25:00Z |
                                                                      ~~~~~~~~ error history/illegal-transition
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title  | state  | owner | lock                          | lock_owner | lock_expires_at      |
|---------|--------|--------|-------|-------------------------------|------------|----------------------|
| T-1     | Login  | READY  | WORK  | -                             | -          | -                    |
| T-2     | Logout | DOING  | WORK  | WORK@lee@2026-01-15T11:10:00Z | WORK@lee   | 2026-01-15T11:40:00Z |
=== ORCH/STATE/TASKS.md
| task_id | title  | state  | owner | lock                          | lock_owner | lock_expires_at      |
|---------|--------|--------|-------|-------------------------------|------------|----------------------|
| T-1     | Login  | DROP   | WORK  | -                             | -          | -                    |
| T-2     | Logout | DOING  | WORK  | WORK@mia@2026-01-15T11:55:00Z | WORK@mia   | 2026-01-15T12:25:00Z |
`,
  },
  check(workspace, context) {
    return [...unexplained(workspace, context), ...takenOver(workspace, context)];
  },
});

function unexplained(workspace: Workspace, { policy, past }: RuleContext): readonly Found[] {
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
}

function takenOver(workspace: Workspace, { past, clock }: RuleContext): readonly Found[] {
  return handovers(workspace, past, clock).map(({ edit, entry, before, after, free, cells }) => {
    const column = cells.find((cell) => cell.column === 'lock_owner')?.column ?? 'lock';
    const params = { id: edit.id, before: before.text, after: after.text, free: formatTime(free) };
    return { ...cellPlace(entry, column), params, fixes: cellsBack(entry, cells, column) };
  });
}
