import type { AuditSummary } from './summary.js';
import type { AuditHead } from './types.js';

/**
 * What the next line of a writer has `seen`: the last lines of all others that no line here had seen yet. Through them
 * it has seen everything that they had, so that the list stays short however many clones have ever written.
 */
export function headsOf({ heads, seen }: AuditSummary, except: string): Readonly<Record<string, AuditHead>> {
  const unseen = [...heads].filter(([writer, { seq }]) => writer !== except && seen.get(writer)?.has(seq) !== true);
  return Object.fromEntries(unseen);
}
