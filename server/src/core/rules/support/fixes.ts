import type { Approval, Task } from '../../model/index.js';
import type { ApprovalColumn, TaskColumn } from '../../policy/index.js';
import { shown } from '../../policy/problems.js';
import type { TextEdit } from '../../text/index.js';
import type { Fix } from '../types.js';

/** A fix that writes `to` where the value of a column stands. `safe`: always right, so "fix all" may do it unseen. */
export function replaceValue(record: Task, column: TaskColumn, to: string, safe: boolean): Fix;
export function replaceValue(record: Approval, column: ApprovalColumn, to: string, safe: boolean): Fix;
export function replaceValue(
  record: Task | Approval,
  column: TaskColumn | ApprovalColumn,
  to: string,
  safe: boolean,
): Fix {
  const from = record.kind === 'task' ? record.text(column as TaskColumn) : record.text(column as ApprovalColumn);
  return {
    title: { code: 'replace', params: { from: shown(from), to: shown(to) } },
    edits: [writeValue(record as Task, column as TaskColumn, to)],
    safe,
  };
}

/** The edit alone; in a table a pipe within the value is escaped. */
export function writeValue(record: Task, column: TaskColumn, to: string): TextEdit {
  return { range: record.at(column), newText: inSource(record, to) };
}

/** A value as it is written into a record's source. */
export function inSource(record: Task | Approval, value: string): string {
  return record.source.dialect === 'table' ? value.replaceAll('|', '\\|') : value;
}
