import type { PlacedAuditLine } from '../audit/index.js';

/** A cell that reads differently; '' is a cell that says nothing. */
export interface CellChange {
  readonly column: string;
  readonly before: string;
  readonly after: string;
  /** No audited move made it so. Of blocked items nobody asks that: always false. */
  readonly byHand: boolean;
}

/** A row that differs from the base, wherever it stood and stands. */
export interface RowDifference {
  readonly kind: 'task' | 'approval' | 'blocked';
  readonly change: 'added' | 'changed' | 'removed';
  readonly id: string;
  readonly title: string;
  /** The file that it is in now; of a removed row, that it was in. */
  readonly file: string;
  /** Its first line now, counted from 0; undefined where it is gone. */
  readonly line: number | undefined;
  /** What differs; of a row that came or went, all that it says or said. */
  readonly cells: readonly CellChange[];
  /** It came, went or changed by something else than audited moves. */
  readonly byHand: boolean;
  /** Audited moves since the base on this row, in order. */
  readonly moves: readonly PlacedAuditLine[];
}

/** A flag that is set otherwise; undefined where no line sets it. */
export interface FlagDifference {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What differs between the base and now in rows and cells. */
export interface SemanticDiff {
  readonly rows: readonly RowDifference[];
  readonly flags: readonly FlagDifference[];
}
