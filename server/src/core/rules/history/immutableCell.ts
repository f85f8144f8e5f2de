import type { Approval, Entry, Workspace } from '../../model/index.js';
import { DECISION, handEdits, type CellEdit, type RowEdit } from '../../past/index.js';
import { statusOf } from '../../policy/index.js';
import { cellPlace } from '../support/history.js';
import { cellBack } from '../support/takeBack.js';
import { workspaceRule, type PlacedProblem } from '../types.js';

type Found = PlacedProblem<'history/immutable-cell-changed'>;

export const immutableCell = workspaceRule({
  code: 'history/immutable-cell-changed',
  severity: 'error',
  docs: {
    what: 'A cell of an approval that is never to change was edited by hand: what is asked for, by whom and when, and after the decision also who decided and when. While the row is pending it is a warning, and what was left empty may be filled in; who asks changed from one name to another is an error, since he could then approve it himself. Also the id of a task that is written otherwise.',
    why: 'An approval is worth what it was given for. Whoever changes the request, its evidence or the approver afterwards makes somebody have agreed to something that he never saw.',
    fix: 'Put the cell back, and request a new approval for what is different. Of a pending row only `status approver approver_role ts_dec digest signature` change, when it is decided; a missing digest or signature may be added later.',
    bad: `
=== ORCH/STATE/APPROVALS.md @base
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | a.md     |
| A-2     | T-2     | logo | pending  | WORK         | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
| A-3     | T-3     | text | pending  | WORK@ren     | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | b.md     |
                                                                                                                                ~~~~ error history/immutable-cell-changed
| A-2     | T-2     | page | pending  | WORK         | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
                      ~~~~ warning history/immutable-cell-changed
| A-3     | T-3     | text | pending  | WORK@zoe     | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
                                        ~~~~~~~~ error history/immutable-cell-changed
`,
    good: `
=== ORCH/STATE/APPROVALS.md @base
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | pending  | WORK         | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | a.md     |
`,
  },
  check(workspace, { past }) {
    const { tasks, approvals } = handEdits(workspace, past);
    return [
      ...tasks.flatMap((edit) =>
        edit.cells.flatMap((cell) => (cell.column === 'task_id' ? report(edit, cell, true) : [])),
      ),
      ...approvals.flatMap((edit) => changedIn(edit, workspace)),
    ];
  },
});

function changedIn(edit: RowEdit, { policy }: Workspace): readonly Found[] {
  const before = statusOf(policy, edit.reference?.text('status') ?? '');
  const after = (edit.entry as Entry<Approval>).record.status;
  const decided = before !== undefined && before !== 'pending';
  return edit.cells.flatMap((cell) => {
    const free = decided ? isAdded(cell) || cell.column === 'status' : DECISION.has(cell.column) || cell.before === '';
    // Who reverses a decision clears its cells: that is one fault, and told already.
    const reversed = decided && after !== before && DECISION.has(cell.column);
    return free || reversed ? [] : report(edit, cell, decided);
  });
}

/** A decision may be made complete afterwards. */
function isAdded({ column, before }: CellEdit): boolean {
  return before === '' && DECISION.has(column);
}

function report({ id, entry }: RowEdit, cell: CellEdit, decided: boolean): readonly Found[] {
  if (entry === undefined) return [];
  const { column, before, after } = cell;
  return [
    {
      ...cellPlace(entry, column),
      params: { id, column, before, after, decided },
      // Who is no longer named as the requester could approve what he asked for.
      severity: decided || column === 'requested_by' ? 'error' : 'warning',
      fixes: cellBack(entry, cell),
    },
  ];
}
