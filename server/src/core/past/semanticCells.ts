import type { PlacedAuditLine } from '../audit/index.js';
import { APPROVAL_COLUMNS, TASK_COLUMNS, type Policy } from '../policy/index.js';
import { sameCell } from './cells.js';
import type { RowCells } from './rowCells.js';
import type { CellChange } from './semanticTypes.js';
import type { RowEdit } from './types.js';

/** The cells that read differently; one that only one side has differs where it says something. */
export function cellsDiffer(
  before: RowCells,
  after: RowCells,
  policy: Policy,
  isByHand: ByHand,
): readonly CellChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((column) => {
    const [old, now] = [before.get(column) ?? '', after.get(column) ?? ''];
    return sameCell(policy, column, old, now) ? [] : [{ column, before: old, after: now, byHand: isByHand(column) }];
  });
}

type ByHand = (column: string) => boolean;

/** Which cells of a row no audited move explains. Moves know nothing of a team's own columns. */
export function byHandIn(
  kind: 'task' | 'approval',
  moves: readonly PlacedAuditLine[],
  edit: RowEdit | undefined,
): ByHand {
  const columns: readonly string[] = kind === 'task' ? TASK_COLUMNS : APPROVAL_COLUMNS;
  const cells = [...(edit?.cells ?? []), ...(edit?.reference?.between ?? []).flatMap((one) => one.cells)];
  const edited = new Set(cells.map(({ column }) => column));
  return (column) => moves.length === 0 || edited.has(column) || !columns.includes(column);
}

/** Cells that moves changed and hands took back: they read as in the base, and not as they should. */
export function takenBack(edit: RowEdit | undefined, differ: readonly CellChange[]): readonly CellChange[] {
  const shown = new Set(differ.map(({ column }) => column));
  return (edit?.cells ?? []).filter(({ column }) => !shown.has(column)).map((cell) => ({ ...cell, byHand: true }));
}
