import type { Approval, Task, WorkspaceFile } from '../../model/index.js';
import { USUAL_COLUMNS, type ApprovalColumn, type Policy, type TaskColumn } from '../../policy/index.js';
import type { Placed, Table } from '../../syntax/index.js';
import { lineRange, shift, type Range } from '../../text/index.js';
import { fileRule, type Problem } from '../types.js';
import { almostLedger, distinctLedgers, LEDGER_KINDS, type LedgerKind } from './ledgers.js';

type MissingColumn = Problem<'table/missing-column'>;

export const missingColumn = fileRule({
  code: 'table/missing-column',
  severity: 'info',
  worst: 'error',
  docs: {
    what: 'A ledger lacks columns: optional ones, so that the rules about them are silent (info), or a required one, so that it is no ledger at all (error).',
    why: 'A rule that needs an absent column says nothing. That is meant for ledgers that never had it, and should not happen unnoticed to others.',
    fix: 'Add what is optional with `orch migrate --add-columns` (in a ledger of sections by name: `--add-columns owner,notes`), and what is required by hand; or give the columns a header that Orch knows, or map your own headers under `columns` of the policy. Set `table/missing-column: off` where the ledger is meant to be smaller.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ info table/missing-column
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
=== ORCH/STATE/APPROVALS.md
| appr_id | task_id | op    | requested_by |
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error table/missing-column
|---------|---------|-------|--------------|
| A-1     | T-1     | login | WORK         |
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner | lock | lock_owner | lock_expires_at | due | artifact | notes |
|---------|-------|-------|-------|------|------------|-----------------|-----|----------|-------|
| T-1     | Login | READY | WORK  | -    | -          | -               | -   | -        | -     |
`,
  },
  check(file, { policy }) {
    const found = [
      ...LEDGER_KINDS.flatMap((kind) => required(file, kind, policy)),
      ...optional(file),
      ...ofSections(file),
    ];
    return found.length === 0 ? undefined : found;
  },
});

function required(file: WorkspaceFile, kind: LedgerKind, policy: Policy): readonly MissingColumn[] {
  const almost = almostLedger(file, kind, policy);
  if (almost === undefined) return [];
  const at = headerRange(almost.table);
  return [{ at, params: { kind, columns: almost.missing, required: true }, severity: 'error' }];
}

function optional(file: WorkspaceFile): readonly MissingColumn[] {
  return distinctLedgers(file).flatMap(({ kind, table, columns }) =>
    report(kind, headerRange(table), (column) => columns.index.has(column)),
  );
}

/** Columns that no section of a ledger of sections has. */
function ofSections(file: WorkspaceFile): readonly MissingColumn[] {
  if (file.document.sections.length === 0) return [];
  return LEDGER_KINDS.flatMap((kind) => {
    const entries: readonly Placed<Task | Approval>[] = file[kind]?.entries ?? [];
    const first = entries.find(({ item }) => item.source.dialect === 'section');
    if (first === undefined) return [];
    const has = first.item.has.bind(first.item) as (column: TaskColumn | ApprovalColumn) => boolean;
    return report(kind, shift(first.item.range, first.line), has);
  });
}

function report(
  kind: LedgerKind,
  at: Range,
  has: (column: TaskColumn | ApprovalColumn) => boolean,
): readonly MissingColumn[] {
  const usual: readonly (TaskColumn | ApprovalColumn)[] = USUAL_COLUMNS[kind];
  const absent = usual.filter((column) => !has(column));
  return absent.length === 0 ? [] : [{ at, params: { kind, columns: absent.join(', '), required: false } }];
}

function headerRange({ header: { item, line } }: Table): Range {
  const end = item.text.trimEnd().length;
  return lineRange(line, Math.min(end, item.text.length - item.text.trimStart().length), end);
}
