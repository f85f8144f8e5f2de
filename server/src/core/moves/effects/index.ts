import type { Step } from '../step.js';
import type { Refusal } from '../types.js';
import { approvals } from './approvals.js';
import { heldFrom } from './heldFrom.js';
import { lock } from './lock.js';
import { state } from './state.js';
import type { Effect } from './types.js';

/** Everything that a step does, column by column of the table. */
export function effectsOf(step: Step): readonly (Effect | Refusal)[] {
  return [state, lock, heldFrom, approvals].map((effect) => effect(step));
}
