import type { Approval, Entry, Task } from '../model/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS, type Policy } from '../policy/index.js';
import { cellOf, sameCell } from './cells.js';
import type { CellEdit, ReferenceRow } from './types.js';

/** The cells of a record that read differently from its reference, as far as both tell. */
export function differing(policy: Policy, record: Task | Approval, reference: ReferenceRow): readonly CellEdit[] {
  if (reference.entry?.record === record && reference.moves.length === 0) return NONE;
  const columns: readonly string[] = record.kind === 'task' ? TASK_COLUMNS : APPROVAL_COLUMNS;
  const cells = columns.flatMap((column) => {
    const [before, after] = [reference.text(column), cellOf(record, column)];
    const told = before !== undefined && after !== undefined;
    return told && !sameCell(policy, column, before, after) ? [{ column, before, after }] : [];
  });
  return cells.length === 0 ? NONE : cells;
}

const NONE: readonly never[] = [];

/** A row as it is to be reported, whatever became of it. */
export type AnyEntry = Entry<Task> | Entry<Approval>;
