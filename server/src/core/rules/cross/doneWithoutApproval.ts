import type { Approval, Entry, Task, TimeValue, Workspace } from '../../model/index.js';
import { relatedAt } from '../support/places.js';
import { tasksByCategory } from '../support/categories.js';
import { keepsApprovals, resultRows, statusPlaces } from '../support/results.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

type Found = PlacedProblem<'cross/done-without-approval'>;

export const doneWithoutApproval = workspaceRule({
  code: 'cross/done-without-approval',
  severity: 'error',
  docs: {
    what: 'A task is done, but no `result` approval for it is approved (an error), or a later one is not (a warning). In a workspace without approvals one info says that nothing can be proven.',
    why: 'Done means that somebody other than the maker has looked and agreed. This is the gate that everything else leads up to.',
    fix: 'Request an approval (`orch request ID --kind result --op TEXT`) and let another principal decide it, or reopen the task: `orch reopen ID --reason TEXT`. Only rows of the kind `result` count; a policy without `done` in `approvals.required` switches the rule off.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state | owner |
|---------|--------|-------|-------|
| T-1     | Login  | DONE  | WORK  |
                     ~~~~ error cross/done-without-approval
| T-2     | Logout | DONE  | WORK  |
                     ~~~~ error cross/done-without-approval
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status  | requested_by | approver | approver_role | ts_req               | ts_dec | evidence |
|---------|---------|------|---------|--------------|----------|---------------|----------------------|--------|----------|
| A-1     | T-2     | form | pending | WORK         | -        | -             | 2026-01-14T09:00:00Z | -      | -        |
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title  | state  | owner |
|---------|--------|--------|-------|
| T-1     | Login  | DONE   | WORK  |
| T-2     | Logout | REVIEW | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
| A-2     | T-2     | form | pending  | WORK         | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
`,
  },
  check(workspace, { policy }) {
    const { done } = tasksByCategory(workspace);
    const [first] = done;
    if (first === undefined || !policy.approvals.required.includes('done')) return NOTHING;
    if (!keepsApprovals(workspace)) return [unprovable(first, done.length, policy.paths.approvals[0] ?? '')];
    const problems: Found[] = [];
    for (const entry of done) {
      const problem = judge(workspace, entry);
      if (problem !== undefined) problems.push(problem);
    }
    return problems;
  },
});

const NOTHING: readonly never[] = [];

function judge(workspace: Workspace, entry: Entry<Task>): Found | undefined {
  const { record } = entry;
  if (record.id === '') return undefined;
  const rows = resultRows(workspace, record);
  if (!rows.some(isApproved)) return report(entry, 'none', rows);
  const latest = rows.reduce((last, row) => (isLater(row, last) ? row : last));
  // A row of unknown status may be an approved one.
  if (isApproved(latest) || latest.record.status === undefined) return undefined;
  return {
    ...report(entry, 'later', [latest]),
    severity: 'warning',
    related: [relatedAt(latest, latest.record.at('status'))],
  };
}

function isApproved({ record }: Entry<Approval>): boolean {
  return record.status === 'approved';
}

/** Rows stand in the order in which they were requested, unless their times say otherwise. */
function isLater({ record }: Entry<Approval>, last: Entry<Approval>): boolean {
  const [time, before] = [timeOf(record.requestedAt), timeOf(last.record.requestedAt)];
  return time === undefined || before === undefined || time >= before;
}

function timeOf(value: TimeValue | undefined): number | undefined {
  return value !== undefined && 'ms' in value ? value.ms : undefined;
}

function report(entry: Entry<Task>, fault: 'none' | 'later', rows: readonly Entry<Approval>[]): Found {
  const { record } = entry;
  const named = rows.slice(-MOST).map(({ record: { id, status } }) => `${id} (${status ?? '?'})`);
  return {
    ...placeAt(entry, record.at('state')),
    params: { id: record.id, state: record.state?.name ?? '', fault, rows: named.join(', '), count: 1, ledger: '' },
    related: statusPlaces(rows),
  };
}

const MOST = 4;

function unprovable(first: Entry<Task>, count: number, ledger: string): Found {
  const { record } = first;
  return {
    ...placeAt(first, record.at('state')),
    severity: 'info',
    params: { id: record.id, state: record.state?.name ?? '', fault: 'unprovable', rows: '', count, ledger },
  };
}
