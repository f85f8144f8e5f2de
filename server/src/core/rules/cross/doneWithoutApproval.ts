import {
  isApproved,
  keepsApprovals,
  provenBy,
  quorumOf,
  resultRows,
  type Approval,
  type Entry,
  type Task,
  type Workspace,
} from '../../model/index.js';
import { Standing, standingsOf, statusPlaces } from '../support/results.js';
import { entriesAt, surveyOf } from '../support/survey.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

type Found = PlacedProblem<'cross/done-without-approval'>;

export const doneWithoutApproval = workspaceRule({
  code: 'cross/done-without-approval',
  severity: 'error',
  docs: {
    what: 'A task is done, but no `result` approval for it is approved, or fewer on one evidence than `approvals.quorum` asks for (an error), or a later one is not (a warning). In a workspace without approvals one info says that nothing can be proven.',
    why: 'Done means that somebody other than the maker has looked and agreed. This is the gate that everything else leads up to.',
    fix: 'Request an approval (`orch request ID --kind result --op TEXT`) and let another principal decide it, or reopen the task: `orch reopen ID --reason TEXT`. Only rows of the kind `result` count; a policy without `done` in `approvals.required_for` switches the rule off.',
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
    const { done } = surveyOf(workspace).by;
    if (done.length === 0 || !policy.approvals.required.includes('done')) return [];
    if (!keepsApprovals(workspace)) return unprovable(workspace, done, policy.paths.approvals[0] ?? '');
    const standings = standingsOf(workspace);
    const fine = Standing.approved | Standing.latestApproved;
    const doubtful = done.filter((at) => ((standings[at] ?? 0) & fine) !== fine);
    return entriesAt(workspace, doubtful).flatMap((entry) => judge(workspace, entry) ?? []);
  },
});

function judge(workspace: Workspace, entry: Entry<Task>): Found | undefined {
  const { record } = entry;
  if (record.id === '') return undefined;
  const rows = resultRows(workspace, record);
  const { latest, met, needed, counted } = quorumOf(workspace.policy, 'result', rows);
  if (!rows.some(isApproved)) return report(entry, 'none', rows, needed);
  // A row of unknown status may be an approved one.
  if (latest?.record.status === undefined || met) return undefined;
  if (!provenBy(workspace.policy, rows)) return report(entry, 'few', rows, needed, counted.length);
  return { ...report(entry, 'later', [latest], needed), severity: 'warning' };
}

function report(
  entry: Entry<Task>,
  fault: 'none' | 'few' | 'later',
  rows: readonly Entry<Approval>[],
  needed: number,
  count = 1,
): Found {
  const { record } = entry;
  const named = rows.slice(-MOST).map(({ record: { id, status } }) => `${id} (${status ?? '?'})`);
  return {
    ...placeAt(entry, record.at('state')),
    params: {
      id: record.id,
      state: record.state?.name ?? '',
      fault,
      rows: named.join(', '),
      count,
      needed,
      ledger: '',
    },
    related: statusPlaces(rows),
  };
}

const MOST = 4;

function unprovable({ tasks }: Workspace, done: readonly number[], ledger: string): readonly Found[] {
  const first = tasks[done[0] ?? -1];
  if (first === undefined) return [];
  const { record } = first;
  const params = {
    id: record.id,
    state: record.state?.name ?? '',
    rows: '',
    count: done.length,
    needed: 1,
    ledger,
  } as const;
  return [{ ...placeAt(first, record.at('state')), severity: 'info', params: { ...params, fault: 'unprovable' } }];
}
