import type { AuditSummary } from '../audit/index.js';
import { idKey } from '../model/index.js';
import type { RuntimeState } from './types.js';

/** The highest fencing token that the audit log has seen for a task (of this clone or another); 0 where none. */
export function highestToken({ tokens }: AuditSummary, key: string): number {
  let highest = 0;
  for (const [id, token] of tokens) if (token > highest && idKey(id) === key) highest = token;
  return highest;
}

/** The highest token that the lease store ever granted for a task; 0 where none. */
export function storedToken({ tokens, leases }: RuntimeState, key: string): number {
  const stored = Object.hasOwn(tokens, key) ? (tokens[key] ?? 0) : 0;
  return Math.max(stored, Object.hasOwn(leases, key) ? (leases[key]?.token ?? 0) : 0);
}
