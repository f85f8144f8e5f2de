import { formatTime, MINUTE, type Approval, type Entry, type Workspace } from '../../model/index.js';
import { handEdits, type BaseCommit, type Past } from '../../past/index.js';
import { cellPlace } from '../support/history.js';
import { rememberedFor } from '../support/remember.js';
import { workspaceRule } from '../types.js';

export const decidedAfterCommit = workspaceRule({
  code: 'history/decided-after-commit',
  severity: 'warning',
  docs: {
    what: 'The decision of an approval is dated later than the commit that has it already. Clocks may differ by ten minutes.',
    why: 'It was not decided when it says: the time was made up, or it is local time written as UTC. Either way nobody can tell any more how long the approval really took.',
    fix: 'Write the time of the decision in UTC: `YYYY-MM-DDTHH:mm:ssZ`. `orch approve` does.',
    bad: `
=== ORCH/STATE/APPROVALS.md @base 2026-01-15T09:00:00Z
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-15T11:00:00Z | -        |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-15T11:00:00Z | -        |
                                                                                                         ~~~~~~~~~~~~~~~~~~~~ warning history/decided-after-commit
`,
    good: `
=== ORCH/STATE/APPROVALS.md @base 2026-01-15T09:00:00Z
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-15T08:50:00Z | -        |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-15T08:50:00Z | -        |
`,
  },
  check(workspace, { past }) {
    const { judged } = past;
    return judged === undefined ? inBase(workspace, past) : inCommit(workspace, past, judged);
  },
});

/** Clocks of different machines are never quite the same. */
const SKEW = 10 * MINUTE;

function isLater({ decided, decidedAt }: Approval, { time }: BaseCommit): boolean {
  return decided && decidedAt?.kind === 'time' && decidedAt.ms > time + SKEW;
}

/** Of a replay: decisions that the judged commit brings. */
function inCommit(workspace: Workspace, past: Past, commit: BaseCommit) {
  const { approvals, added } = handEdits(workspace, past);
  const decided = [...approvals, ...added].filter(({ kind }) => kind === 'approval');
  const entries = decided.flatMap(({ entry }) => (entry === undefined ? [] : (entry as Entry<Approval>)));
  return entries.filter(({ record }) => isLater(record, commit)).map((entry) => report(entry, commit));
}

const lateIn = rememberedFor((past: Past): readonly Approval[] => {
  const { commit, workspace } = past;
  if (commit === undefined || workspace === undefined) return [];
  return workspace.approvals.flatMap(({ record }) => (isLater(record, commit) ? [record] : []));
});

/** Decisions that the base has, and that still stand as they did. */
function inBase(workspace: Workspace, past: Past) {
  const late = lateIn(past);
  const { commit } = past;
  if (late.length === 0 || commit === undefined) return [];
  const keys = new Set(late.map(({ key }) => key));
  const still = workspace.approvals.filter(({ record }) => keys.has(record.key) && isLater(record, commit));
  return still.map((entry) => report(entry, commit));
}

function report(entry: Entry<Approval>, { oid, time }: BaseCommit) {
  const { id } = entry.record;
  const params = { id, decided: entry.record.text('ts_dec'), commit: oid, time: formatTime(time) };
  return { ...cellPlace(entry, 'ts_dec'), params };
}
