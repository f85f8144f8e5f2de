import type { Approval, Entry } from '../../model/index.js';
import { handEdits } from '../../past/index.js';
import { statusOf } from '../../policy/index.js';
import { cellPlace, isAdopted } from '../support/history.js';
import { rowOut } from '../support/takeBack.js';
import { workspaceRule } from '../types.js';

export const bornDecided = workspaceRule({
  code: 'history/born-decided',
  severity: 'error',
  docs: {
    what: 'An approval that the base does not have came by hand and is approved or rejected already.',
    why: 'Nobody saw it pending, so nobody can tell that it was ever asked for, let alone that somebody else decided it. Approvals that are written down afterwards are the commonest way in which ledgers lie.',
    fix: 'Take the row out, request the approval (`orch request`), and have it decided (`orch approve`): the audit log then tells of both. By hand, commit the pending row before it is decided. A ledger that is new as a whole is taken as it stands.',
    bad: `
=== ORCH/STATE/APPROVALS.md @base
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | approved | WORK         | AUDIT    | AUDIT         | 2026-01-14T09:00:00Z | 2026-01-14T10:00:00Z | -        |
                             ~~~~~~~~ error history/born-decided
`,
    good: `
=== ORCH/STATE/APPROVALS.md @base
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op   | status   | requested_by | approver | approver_role | ts_req               | ts_dec               | evidence |
|---------|---------|------|----------|--------------|----------|---------------|----------------------|----------------------|----------|
| A-1     | T-1     | form | pending  | WORK         | -        | -             | 2026-01-14T09:00:00Z | -                    | -        |
`,
  },
  check(workspace, { policy, past }) {
    if (past.kind !== 'commit') return [];
    return handEdits(workspace, past).added.flatMap(({ kind, id, entry, reference }) => {
      if (kind !== 'approval' || entry === undefined || reference?.gone === true) return [];
      if (isAdopted(past, workspace, entry.file.path, 'approvals')) return [];
      const { record } = entry as Entry<Approval>;
      const found = reference?.between[0]?.cells.find(({ column }) => column === 'status')?.after;
      const status = found === undefined ? record.status : statusOf(policy, found);
      if (status !== 'approved' && status !== 'rejected') return [];
      return [{ ...cellPlace(entry, 'status'), params: { id, status }, fixes: rowOut(workspace, entry) }];
    });
  },
});
