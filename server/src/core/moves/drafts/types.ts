import type { RowChange } from '../../audit/index.js';
import type { FileEdit } from '../types.js';

/** A part of a plan: what is edited, and what the audit line says of it. */
export interface Draft {
  readonly files: readonly FileEdit[];
  readonly rows: readonly RowChange[];
}
