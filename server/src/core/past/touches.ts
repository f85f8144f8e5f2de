import type { PlacedAuditLine, RowChange } from '../audit/index.js';
import { idKey } from '../model/index.js';
import { newIdOf } from './renames.js';

/** What one line did to one row. */
export interface Touch {
  readonly placed: PlacedAuditLine;
  readonly change: RowChange;
}

/** What lines did to a row, in their order, whatever it was called by and by. */
interface TouchedRow {
  readonly kind: 'task' | 'approval';
  readonly first: string;
  /** The ids that it got since, in their order. */
  readonly later: string[];
  readonly touches: Touch[];
}

/** The rows of ledgers that lines touch. A row that was renamed is one row. */
export function rowsTouched(lines: readonly PlacedAuditLine[]): readonly TouchedRow[] {
  const rows = new Map<string, TouchedRow>();
  for (const placed of lines) {
    for (const change of placed.line.rows) {
      const { kind, id } = change;
      if (kind !== 'task' && kind !== 'approval') continue;
      const row = rows.get(`${kind} ${idKey(id)}`) ?? { kind, first: id, later: [], touches: [] };
      rows.set(`${kind} ${idKey(id)}`, row);
      row.touches.push({ placed, change });
      const renamed = newIdOf(placed.line, change);
      if (renamed === undefined || rows.has(`task ${idKey(renamed)}`)) continue;
      row.later.push(renamed);
      rows.set(`task ${idKey(renamed)}`, row);
    }
  }
  return [...new Set(rows.values())];
}
