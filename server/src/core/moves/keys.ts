import { hashOf } from '../audit/index.js';
import type { Caller } from '../identity/index.js';
import type { RuntimeState } from '../leases/index.js';
import type { MoveResult } from './result.js';
import type { Intent } from './types.js';

/** Keys are for retries: nobody asks again after so many others. */
const MOST_KEYS = 256;

/** The keys with one more; the oldest are forgotten. */
export function kept(
  keys: RuntimeState['keys'],
  key: string,
  intent: string,
  result: MoveResult,
  at: number,
): RuntimeState['keys'] {
  const others = Object.entries(keys)
    .sort(([, a], [, b]) => a.at - b.at)
    .slice(1 - MOST_KEYS);
  return Object.fromEntries([...others, [key, { intent, result, at }]]);
}

/** What makes two calls the same: who wants what, whatever the order of its parts. */
export function intentDigest(intent: Intent, { text }: Caller): string {
  return hashOf(JSON.stringify([text, sorted(intent)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)]);
}
