import { DAY } from '../../model/index.js';
import { relatedFlag } from '../support/flags.js';
import { placeAt, workspaceRule, type PlacedProblem } from '../types.js';

export const frozenDecision = workspaceRule({
  code: 'approval/frozen-decision',
  severity: 'info',
  docs: {
    what: 'The workspace is frozen, and an approval was decided within the last week: perhaps against the freeze.',
    why: 'FREEZE refuses every decision. Where a move set it, the audit log knows what was decided before. Where a hand did, that is not known, so this is only a pointer, and older decisions are left alone.',
    fix: 'If the decision was made during the freeze, take it back: reopen the task and request anew when the freeze is over.',
    bad: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|----------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob  | 2026-01-15T09:00:00Z | 2026-01-15T10:00:00Z |
                                                                                          ~~~~~~~~~~~~~~~~~~~~ info approval/frozen-decision
=== ORCH/STATE/flags.md
FREEZE=on
`,
    good: `
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | status   | requested_by | approver | ts_req               | ts_dec               |
|---------|---------|-------|----------|--------------|----------|----------------------|----------------------|
| A001    | T-1     | Login | approved | WORK@alice   | CMD@bob  | 2026-01-15T09:00:00Z | 2026-01-15T10:00:00Z |
=== ORCH/STATE/flags.md
FREEZE=off
`,
  },
  check(workspace, { clock, past }) {
    if (workspace.flags?.freeze !== 'on') return NOTHING;
    const since = past.frozenAt ?? -Infinity;
    const problems: PlacedProblem<'approval/frozen-decision'>[] = [];
    for (const entry of workspace.approvals) {
      const { record } = entry;
      const time = record.decided ? record.decidedAt : undefined;
      if (time === undefined || !('ms' in time) || time.ms < since || clock.reached(time.ms + WINDOW)) continue;
      problems.push({
        ...placeAt(entry, record.at('ts_dec')),
        params: { id: record.id, decided: record.text('ts_dec') },
        related: relatedFlag(workspace, 'FREEZE'),
      });
    }
    return problems;
  },
});

const NOTHING: readonly never[] = [];

/** A freeze is a matter of days: what was decided longer ago was decided before it. */
const WINDOW = 7 * DAY;
