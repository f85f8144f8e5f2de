import { pathBetween, targetOf } from '../../process/index.js';
import { cellPlace, isExplained, legalFrom, lineName, overwritten, stateSteps } from '../support/history.js';
import { cellBack } from '../support/takeBack.js';
import { workspaceRule } from '../types.js';

export const skippedStates = workspaceRule({
  code: 'history/skipped-states',
  severity: 'error',
  docs: {
    what: 'The state of a task was edited by hand, and it takes several events of the process to come from the old one to the new. Where there is no commit to compare with, only the audit log, it is a warning.',
    why: 'Every state between is a gate: who skips REVIEW skips the review. A single step by hand is fine, as long as one event explains it.',
    fix: 'Take the edit back, or perform the moves that lead there one after the other (the message names them). Steps that were taken one by one, each with its commit, are not skipped. Moves by Orch need no commit between them: the audit log tells of each.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | PLAN  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | DONE  | WORK  |
                    ~~~~ error history/skipped-states
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | PLAN  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
  },
  check(workspace, { policy, past }) {
    return stateSteps(workspace, past).flatMap((step) => {
      const { edit, entry, from, to, line } = step;
      const path = isExplained(policy, step) ? undefined : pathBetween(policy, from, to);
      if (path === undefined || path.length < 2) return [];
      if (line === undefined && overwritten(policy, edit) !== undefined) return [];
      const events = path.map(({ name }) => name);
      const passed = path.slice(0, -1).map((event) => targetOf(policy, event)?.name ?? event.name);
      const cell = edit.cells.find(({ column }) => column === 'state');
      return [
        {
          ...cellPlace(entry, 'state'),
          params: {
            id: edit.id,
            from: from.name,
            to: to.name,
            skipped: passed.join(', '),
            path: events.join(', '),
            legal: legalFrom(policy, from),
            line: lineName(line),
          },
          ...(past.kind === 'audit' && { severity: 'warning' as const }),
          ...(line === undefined &&
            cell !== undefined && { fixes: cellBack(entry, cell), moves: { id: edit.id, events } }),
        },
      ];
    });
  },
});
