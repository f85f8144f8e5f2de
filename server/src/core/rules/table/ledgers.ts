import { type LedgerTable, type WorkspaceFile } from '../../model/index.js';
import { approvalColumn, taskColumn, type ApprovalColumn, type Policy, type TaskColumn } from '../../policy/index.js';
import type { Table } from '../../syntax/index.js';

export type LedgerKind = 'tasks' | 'approvals';
export const LEDGER_KINDS: readonly LedgerKind[] = ['tasks', 'approvals'];

/** A table that is a ledger, or part of one, whatever it lists. */
export interface Ledger {
  readonly kind: LedgerKind;
  readonly table: Table;
  readonly columns: LedgerTable<TaskColumn | ApprovalColumn, unknown>['columns'];
}

/** The tables of a file whose rows are records; views are not among them. */
export function ledgersOf(file: WorkspaceFile): readonly Ledger[] {
  return LEDGER_KINDS.flatMap((kind) =>
    (file[kind]?.tables ?? []).flatMap(({ table, columns, view }) => (view ? [] : [{ kind, table, columns }])),
  );
}

/** One ledger of each header: what is wrong with a header is said once, however many tables repeat it. */
export function distinctLedgers(file: WorkspaceFile): readonly Ledger[] {
  const seen = new Set<string>();
  return ledgersOf(file).filter(({ kind, table }) => {
    const key = `${kind} ${table.header.item.text.trim()}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What a ledger cannot do without. */
const REQUIRED: Readonly<Record<LedgerKind, readonly string[]>> = {
  tasks: ['task_id', 'state'],
  approvals: ['appr_id', 'task_id', 'status'],
};

/** A table that lacks one column to be a ledger. */
export interface AlmostLedger {
  readonly kind: LedgerKind;
  readonly table: Table;
  readonly missing: string;
}

/** In a ledger file without a ledger: the first table that would be one but for one required column. */
export function almostLedger(file: WorkspaceFile, kind: LedgerKind, policy: Policy): AlmostLedger | undefined {
  const records = file[kind];
  if (records === undefined || records.tables.length > 0 || records.entries.length > 0) return undefined;
  const column = kind === 'tasks' ? taskColumn : approvalColumn;
  for (const table of file.document.tables) {
    const header = table.header.item;
    const names = new Set<string | undefined>();
    for (let cell = 0; cell < header.length; cell++) names.add(column(policy, header.value(cell)));
    names.delete(undefined);
    const [missing, ...more] = REQUIRED[kind].filter((name) => !names.has(name));
    if (missing !== undefined && more.length === 0 && names.size >= REQUIRED[kind].length)
      return { kind, table, missing };
  }
  return undefined;
}
