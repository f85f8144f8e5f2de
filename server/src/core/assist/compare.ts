import type { Approval, Task } from '../model/index.js';
import { cellOf } from '../past/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS } from '../policy/index.js';
import { changedRows } from './changedRows.js';
import type { AssistContext } from './context.js';
import { referenceOf } from './pastLines.js';

type AnyRecord = Task | Approval;

/** Both sides of a comparison: the rows that differ, each a heading and a bullet for each cell, in the same order. */
export interface Comparison {
  /** How many rows differ. */
  readonly rows: number;
  readonly before: string;
  readonly after: string;
}

interface Pair {
  readonly before: AnyRecord | undefined;
  readonly after: AnyRecord | undefined;
}

/**
 * A ledger beside the base, cell by cell: what differs in spacing, order or alignment alone is no difference. Undefined
 * where there is no commit to compare with.
 */
export function comparisonOf(context: AssistContext, path: string): Comparison | undefined {
  const { past } = context;
  if (past?.workspace === undefined) return undefined;
  const changed = changedRows(context, path).map(({ entry }): Pair => {
    return { before: referenceOf(entry, past)?.entry?.record, after: entry.record };
  });
  const pairs = [...changed, ...removedFrom(context, path)];
  const side = (which: keyof Pair): string => pairs.map((pair) => textOf(pair[which], pair)).join('');
  return { rows: pairs.length, before: side('before'), after: side('after') };
}

/** Rows that the base has in a file and that nothing has now. */
function removedFrom({ past, workspace }: AssistContext, path: string): readonly Pair[] {
  const gone = (
    entries: readonly { record: AnyRecord; file: { path: string } }[],
    now: ReadonlySet<string>,
  ): Pair[] => {
    const removed = entries.filter(({ record, file }) => file.path === path && !now.has(record.key));
    return removed.map(({ record }) => ({ before: record, after: undefined }));
  };
  const keys = (entries: readonly { record: AnyRecord }[]): ReadonlySet<string> =>
    new Set(entries.map(({ record }) => record.key));
  return [
    ...gone(past?.workspace?.tasks ?? [], keys(workspace.tasks)),
    ...gone(past?.workspace?.approvals ?? [], keys(workspace.approvals)),
  ];
}

/** A row as a section of a ledger; nothing where this side does not have it. */
function textOf(record: AnyRecord | undefined, { before, after }: Pair): string {
  if (record === undefined) return '';
  const columns: readonly string[] = record.kind === 'task' ? TASK_COLUMNS : APPROVAL_COLUMNS;
  const said = columns.slice(1).filter((column) => [before, after].some((one) => one && cellOf(one, column)));
  const cells = said.map((column) => `- **${column}**: ${textIn(record, column)}`);
  return [`## ${record.id}`, '', ...cells, '', ''].join('\n');
}

function textIn(record: AnyRecord, column: string): string {
  const text = cellOf(record, column) ?? '';
  return text === '' ? '-' : text;
}
