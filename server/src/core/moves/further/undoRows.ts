import type { RowChange } from '../../audit/index.js';
import { spellStatus } from '../../edits/index.js';
import { FLAG_VALUES, type Approval, type Entry, type FlagName } from '../../model/index.js';
import { statusOf, type ApprovalColumn } from '../../policy/index.js';
import { changeApproval, type Draft } from '../draft.js';
import { findApproval } from '../find.js';
import { isRefusal } from '../refuse.js';
import type { Refusal, Snapshot } from '../types.js';
import { blockedUndone } from './blocked.js';
import { flagDraft } from './flags.js';
import { changed } from './undoable.js';
import { taskBefore, unmade, type Undoing } from './undoTask.js';

/** One row as it was before the move. Refuses a row that reads differently from how the move left it. */
export function restored(undoing: Undoing, row: RowChange): Draft | Refusal {
  if (row.kind === 'task') return row.before === null ? unmade(undoing, row) : taskBefore(undoing, row);
  if (row.kind === 'approval') return approvalBefore(undoing, row);
  const { workspace } = undoing.snapshot;
  if (row.kind === 'blocked') return blockedUndone(workspace, row) ?? changed(row);
  const name = (Object.keys(FLAG_VALUES) as FlagName[]).find((one) => one === row.id);
  const value = workspace.flags?.lines.findLast((line) => line.name === row.id)?.value ?? '';
  if (name === undefined || value !== row.after?.['value']) return changed(row);
  return flagDraft(workspace, name, previous(row));
}

/** A flag that nobody had set counts as off. */
function previous({ before }: RowChange): string {
  const value = before?.['value'] ?? '';
  return value === '' ? 'off' : value;
}

function approvalBefore({ snapshot: { workspace }, line }: Undoing, row: RowChange): Draft | Refusal {
  const entry = findApproval(workspace, row.id);
  if (isRefusal(entry)) return entry;
  const { policy } = workspace;
  const made = row.before === null;
  if (entry.record.status !== statusOf(policy, row.after?.['status'] ?? '')) return changed(row);
  // What a submission let expire is not asked for any more; the rows that it made were never decided.
  if (!made && line.rows.some(({ kind, before }) => kind === 'approval' && before === null))
    return { files: [], rows: [] };
  return changeApproval(workspace, entry, made ? { status: expiredWord(workspace, entry) } : cellsBefore(row));
}

function cellsBefore({ before }: RowChange): Partial<Record<ApprovalColumn, string>> {
  return before ?? {};
}

function expiredWord({ files, policy }: Snapshot['workspace'], { file }: Entry<Approval>): string {
  const ledger = files.get(file.path);
  return ledger === undefined ? 'expired' : spellStatus(ledger, 'expired', policy);
}
