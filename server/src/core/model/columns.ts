import type { ApprovalColumn, TaskColumn } from '../policy/index.js';
import { headerKey } from '../policy/index.js';
import type { Row } from '../syntax/index.js';

/** Which cell of a table holds which column. Object identity holds for one header row under one policy. */
export interface Columns<C extends string> {
  readonly index: ReadonlyMap<C, number>;
  /** Cells whose header no alias knows. */
  readonly unknown: readonly number[];
  /** Cells whose header names a column that an earlier (or the canonically named) cell has already. */
  readonly duplicate: readonly number[];
}

/** Reads a table's header under the policy's aliases. A cell with the canonical name wins over one with an alias. */
export function readColumns<C extends string>(header: Row, aliases: ReadonlyMap<string, C>): Columns<C> {
  const names = Array.from({ length: header.length }, (_, cell) => keyOf(header.value(cell), aliases));
  const index = new Map<C, number>();
  const unknown: number[] = [];
  const duplicate: number[] = [];
  for (const canonical of [true, false]) {
    names.forEach((name, cell) => {
      const column = aliases.get(name);
      if (column === undefined) {
        if (canonical) unknown.push(cell);
      } else if ((column === name) === canonical) {
        if (!index.has(column)) index.set(column, cell);
        else duplicate.push(cell);
      }
    });
  }
  return { index, unknown, duplicate };
}

/** The key of a header, without a remark in parentheses (`期限 (UTC)`) where only that way it is known. */
function keyOf(header: string, aliases: ReadonlyMap<string, string>): string {
  const key = headerKey(header);
  return aliases.has(key) ? key : headerKey(header.replace(/[(（].*$/s, ''));
}

/**
 * Whether a table lists tasks: it has an id and a state, and no other kind of id stands left of the task's (an issue
 * list that merely mentions task ids is not one).
 */
export function isTaskTable(header: Row, columns: Columns<TaskColumn>): boolean {
  const id = columns.index.get('task_id');
  return id !== undefined && columns.index.has('state') && !hasIdBefore(header, id);
}

/** Whether a table lists approvals: it has an approval id and a status, or an id beside a task id and a status. */
export function isApprovalTable(header: Row, columns: Columns<ApprovalColumn>): boolean {
  const id = columns.index.get('appr_id');
  return id !== undefined && columns.index.has('status') && columns.index.has('task_id') && !hasIdBefore(header, id);
}

function hasIdBefore(header: Row, cell: number): boolean {
  for (let before = 0; before < cell; before++) {
    if (/(?:^|_)id$/.test(headerKey(header.value(before)))) return true;
  }
  return false;
}
