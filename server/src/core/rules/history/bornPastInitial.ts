import type { Entry, Task } from '../../model/index.js';
import { handEdits } from '../../past/index.js';
import { stateOf, type Category, type Policy, type State } from '../../policy/index.js';
import { eventsFrom, pathBetween } from '../../process/index.js';
import { cellPlace, isAdopted } from '../support/history.js';
import { rowOut } from '../support/takeBack.js';
import { workspaceRule } from '../types.js';

export const bornPastInitial = workspaceRule({
  code: 'history/born-past-initial',
  severity: 'error',
  docs: {
    what: 'A task that the base does not have came by hand, in a state in which no task begins. In a state before the work begins, paused or dropped, it is a warning.',
    why: 'A task that turns up in REVIEW or DONE was never planned, released or started, and nobody can tell who agreed to it.',
    fix: 'Let the task begin where tasks begin (`orch plan TITLE`), and perform the moves that lead on; the message names them. A ledger that is new as a whole is taken as it stands.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title  | state | owner |
|---------|--------|-------|-------|
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | READY | WORK  |
                     ~~~~~ warning history/born-past-initial
| T-2     | Logout | DONE  | WORK  |
                     ~~~~ error history/born-past-initial
`,
    good: `
=== ORCH/STATE/TASKS.md @base
| task_id | title  | state | owner |
|---------|--------|-------|-------|
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | PLAN  | WORK  |
`,
  },
  check(workspace, { policy, past }) {
    if (past.kind !== 'commit') return [];
    const initial = initialStates(policy);
    return handEdits(workspace, past).added.flatMap(({ kind, id, entry, reference }) => {
      if (kind !== 'task' || entry === undefined || reference?.gone === true) return [];
      if (isAdopted(past, workspace, entry.file.path, 'tasks')) return [];
      const found = reference?.between[0]?.cells.find(({ column }) => column === 'state')?.after;
      const state = found === undefined ? (entry as Entry<Task>).record.state : stateOf(policy, found);
      if (state === undefined || initial.length === 0 || initial.includes(state)) return [];
      const path = (pathBetween(policy, undefined, state) ?? []).map(({ name }) => name).join(', ');
      const params = { id, state: state.name, initial: initial.map(({ name }) => name).join(', '), path };
      const severity = EARLY.has(state.category) ? 'warning' : 'error';
      return [{ ...cellPlace(entry, 'state'), params, severity, fixes: rowOut(workspace, entry) }];
    });
  },
});

/** Nothing has been done on a task in these. */
const EARLY: ReadonlySet<Category> = new Set(['backlog', 'ready', 'paused', 'dropped']);

function initialStates(policy: Policy): readonly State[] {
  return eventsFrom(policy, undefined).flatMap(({ target }) => (target === 'origin' ? [] : [target]));
}
