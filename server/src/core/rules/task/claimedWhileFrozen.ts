import type { Lock, Workspace } from '../../model/index.js';
import { entriesAt, surveyOf } from '../support/survey.js';
import { placeAt, workspaceRule, type Related } from '../types.js';

export const claimedWhileFrozen = workspaceRule({
  code: 'task/claimed-while-frozen',
  severity: 'info',
  docs: {
    what: 'The workspace is frozen, and a task is locked: it may have been claimed against the freeze.',
    why: 'FREEZE refuses every start. Where a move set it, the audit log knows which locks were taken before. Where a hand did, that is not known, so this is only a pointer.',
    fix: 'If the task was claimed after the freeze, give it back: `orch recover ID --reason TEXT`. Handing in, holding and dropping go on as usual.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|-------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~ info task/claimed-while-frozen
=== ORCH/STATE/flags.md
FREEZE=on
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock                       | lock_owner | lock_expires_at      |
|---------|-------|-------|-------|----------------------------|------------|----------------------|
| T-1     | Login | DOING | WORK1 | WORK1@2026-01-15T11:50:00Z | WORK1      | 2026-01-15T12:20:00Z |
=== ORCH/STATE/flags.md
FREEZE=off
`,
  },
  check(workspace, { past: { frozenAt } }) {
    if (workspace.flags?.freeze !== 'on') return NOTHING;
    const related = flagLine(workspace);
    return entriesAt(workspace, surveyOf(workspace).by.active)
      .filter(({ record }) => record.lock !== undefined && !isBefore(record.lock, frozenAt))
      .map((entry) => {
        const { record } = entry;
        const column = record.text('lock') === '' ? 'lock_owner' : 'lock';
        const holder = (record.lock?.owner ?? record.lock?.cell?.owner)?.text ?? '';
        return { ...placeAt(entry, record.at(column)), params: { id: record.id, holder }, related };
      });
  },
});

const NOTHING: readonly never[] = [];

function isBefore({ cell }: Lock, frozenAt: number | undefined): boolean {
  return frozenAt !== undefined && cell?.since.kind === 'time' && cell.since.ms < frozenAt;
}

function flagLine({ flags, policy }: Workspace): readonly Related[] {
  const line = flags?.lines.findLast(({ name }) => name === 'FREEZE');
  return line === undefined ? NOTHING : [{ file: policy.paths.flags, range: line.valueRange }];
}
