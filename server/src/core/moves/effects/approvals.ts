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

function reliedOn({ result }: Step): Effect {
  return result === undefined ? {} : { approval: result.record.id };
}
