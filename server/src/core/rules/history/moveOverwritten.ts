import { handEdits, type RowEdit } from '../../past/index.js';
import { cellPlace, isExplained, lineName, overwritten, stateSteps } from '../support/history.js';
import { cellsBack, gapOf, rowOut } from '../support/takeBack.js';
import type { Workspace } from '../../model/index.js';
import { workspaceRule, type PlacedProblem, type RuleContext } from '../types.js';

type Found = PlacedProblem<'history/move-overwritten'>;

export const moveOverwritten = workspaceRule({
  code: 'history/move-overwritten',
  severity: 'error',
  docs: {
    what: 'A row reads as it did before a move that the audit log tells of, and no event leads back there.',
    why: 'Somebody saved an older text over it, or took the move back by hand. Log and ledger then tell two stories, and who looks at the ledger alone does not see that work was submitted, or a decision made.',
    fix: 'Put back what the move wrote (the quick fix does), or take the move back by one of its own: `orch undo`.',
    bad: `
=== ORCH/STATE/TASKS.md @base
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | PLAN  | WORK  |
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | PLAN  | WORK  |
                    ~~~~ error history/move-overwritten
=== ORCH/AUDIT/2026-01/w-1f3a.jsonl
{"v":1,"seq":1,"prev":"sha256:0000000000000000000000000000000000000000000000000000000000000000","writer":"w-1f3a","time":"2026-01-15T10:00:00Z","actor":"CMD@kim","role":"CMD","assurance":"asserted","event":"ready","id":"T-1","from":"PLAN","to":"READY","rows":[{"file":"ORCH/STATE/TASKS.md","kind":"task","id":"T-1","before":{"state":"PLAN"},"after":{"state":"READY"}}],"seen":{}}
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
=== ORCH/AUDIT/2026-01/w-1f3a.jsonl
{"v":1,"seq":1,"prev":"sha256:0000000000000000000000000000000000000000000000000000000000000000","writer":"w-1f3a","time":"2026-01-15T10:00:00Z","actor":"CMD@kim","role":"CMD","assurance":"asserted","event":"ready","id":"T-1","from":"PLAN","to":"READY","rows":[{"file":"ORCH/STATE/TASKS.md","kind":"task","id":"T-1","before":{"state":"PLAN"},"after":{"state":"READY"}}],"seen":{}}
`,
  },
  check(workspace, context) {
    const { policy, past } = context;
    const { tasks, approvals, added, removed } = handEdits(workspace, past);
    const explained = new Set(
      stateSteps(workspace, past).flatMap((step) =>
        step.line === undefined && isExplained(policy, step) ? [step.edit] : [],
      ),
    );
    return [...tasks, ...approvals, ...added, ...removed].flatMap((edit) =>
      explained.has(edit) ? [] : judge(edit, workspace, context),
    );
  },
});

function judge(edit: RowEdit, workspace: Workspace, { policy, past }: RuleContext): readonly Found[] {
  const placed = overwritten(policy, edit);
  const { id, entry, reference } = edit;
  if (placed === undefined || reference === undefined) return [];
  const { event, actor, time } = placed.line;
  const params = { id, event, actor, time, line: lineName(placed) };
  if (entry === undefined) {
    const { file, at } = gapOf(workspace, past.workspace, reference);
    return [{ file: file === '' ? (placed.line.rows[0]?.file ?? '') : file, at, id, params }];
  }
  const column = edit.kind === 'task' ? 'state' : 'status';
  const fixes = reference.gone ? rowOut(workspace, entry) : cellsBack(entry, edit.cells, column);
  return [{ ...cellPlace(entry, column), params, fixes }];
}
