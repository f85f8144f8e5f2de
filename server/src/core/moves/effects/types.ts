import type { AuditEntry } from '../../audit/index.js';
import type { Values } from '../../edits/index.js';
import type { Lease, RuntimeState } from '../../leases/index.js';
import type { TaskColumn } from '../../policy/index.js';
import type { Draft } from '../draft.js';
import type { Refusal } from '../types.js';

/** What one column of the table does to the world; the parts are put together into one plan. */
export interface Effect {
  /** Cells of the task's row. */
  readonly values?: Values<TaskColumn>;
  readonly drafts?: readonly (Draft | Refusal)[];
  readonly runtime?: RuntimeState;
  readonly lease?: Lease;
  readonly approval?: string;
  readonly audit?: Partial<AuditEntry>;
}
