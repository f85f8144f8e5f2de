import type { ApprovalColumn, TaskColumn } from '../policy/index.js';

/** What a view repeats of its ledger and may not contradict; titles and notes may be shortened there. */
export const VIEW_FACTS: {
  readonly task: readonly TaskColumn[];
  readonly approval: readonly ApprovalColumn[];
} = { task: ['state', 'owner', 'due', 'priority'], approval: ['status', 'task_id', 'approver'] };
