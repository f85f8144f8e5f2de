import type { RefusalCode, RefusalParams } from '../messages/index.js';
import type { Refusal } from './types.js';

/** What a refusal says beside its code. */
type More = Partial<Pick<Refusal, 'retry' | 'holder' | 'alreadyDone'>>;

/** A refusal as planners make it; what is legal instead is added at the end, where somebody asked for the move. */
export function refuse<C extends RefusalCode>(code: C, params: RefusalParams<C>, more: More = {}): Refusal {
  return { ok: false, code, params, legal: [], retry: 'never', ...more };
}

/** Whether something that was worked out is a refusal. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}
