import { approvalColumn, taskColumn } from '../../policy/index.js';
import { shift } from '../../text/index.js';
import { fileRule, type Problem } from '../types.js';
import { distinctLedgers } from './ledgers.js';

export const duplicateColumn = fileRule({
  code: 'table/duplicate-column',
  severity: 'warning',
  docs: {
    what: 'Two headers of a ledger mean the same column.',
    why: 'Only one of them is read: the one with the canonical name, else the first. What stands in the other looks valid and counts for nothing.',
    fix: 'Keep one of the two, or map the other header to `off` under `columns` of the policy.',
    bad: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | status | owner |
                            ~~~~~~ warning table/duplicate-column
|---------|-------|-------|--------|-------|
| T-1     | Login | READY | DONE   | WORK  |
`,
    good: `
=== ORCH/STATE/TASKS.md
| task_id | title | state | owner |
|---------|-------|-------|-------|
| T-1     | Login | READY | WORK  |
`,
  },
  check(file, { policy }) {
    const found: Problem<'table/duplicate-column'>[] = [];
    for (const { kind, table, columns } of distinctLedgers(file)) {
      const header = table.header.item;
      for (const cell of columns.duplicate) {
        const name = header.value(cell);
        const column = kind === 'tasks' ? taskColumn(policy, name) : approvalColumn(policy, name);
        const field = header.field(cell);
        if (column === undefined || field === undefined) continue;
        const other = header.field(columns.index.get(column) ?? 0);
        const related = other === undefined ? [] : [{ file: file.path, range: shift(other.range, table.header.line) }];
        const params = { header: name, column, other: other?.value ?? column };
        found.push({ at: shift(field.range, table.header.line), params, related });
      }
    }
    return found.length === 0 ? undefined : found;
  },
});
