import { quorumOf, resultRows } from '../../model/index.js';
import type { Step } from '../step.js';
import type { Refusal } from '../types.js';
import { expire, pendingOf } from './expire.js';
import { rejected } from './rejected.js';
import { submitted } from './submitted.js';
import type { Effect } from './types.js';

/** The column `approval` of the table: rows that are opened, decided or expire. */
export function approvals(step: Step): Effect | Refusal {
  const { approval } = step.event;
  if (approval === 'open-result') return submitted(step);
  if (approval === 'reject-pending') return rejected(step);
  if (approval === 'expire-pending') return { drafts: pendingOf(step).map((row) => expire(step.workspace, row)) };
  return approval === 'require-approved' ? reliedOn(step) : {};
}

/** Of a quorum the latest approved row: the one that was requested last may still wait. */
function reliedOn({ workspace, policy, task, result }: Step): Effect {
  const row = quorumOf(policy, 'result', resultRows(workspace, task)).counted.at(-1) ?? result;
  return row === undefined ? {} : { approval: row.record.id };
}
