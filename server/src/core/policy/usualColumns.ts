import { APPROVAL_COLUMNS, TASK_COLUMNS, type ApprovalColumn, type TaskColumn } from './types.js';

/** The columns of SPEC §1 that every ledger is expected to have, beside those without which it is none. */
export const USUAL_COLUMNS: {
  readonly tasks: readonly TaskColumn[];
  readonly approvals: readonly ApprovalColumn[];
} = {
  tasks: TASK_COLUMNS.slice(1, 10).filter((column) => column !== 'state'),
  approvals: APPROVAL_COLUMNS.slice(2, 10).filter((column) => column !== 'status'),
};
