import type { AuditHead, PlacedAuditLine } from './types.js';

/**
 * What the next line of a writer has `seen`: the last lines of all others that no line here had seen yet. Through them
 * it has seen everything that they had, so that the list stays short however many clones have ever written.
 */
export function headsOf(history: readonly PlacedAuditLine[], except: string): Readonly<Record<string, AuditHead>> {
  const last = new Map<string, PlacedAuditLine>();
  const seen = new Set<string>();
  for (const placed of history) {
    const { writer, seq } = placed.line;
    if (seq > (last.get(writer)?.line.seq ?? 0)) last.set(writer, placed);
    for (const [other, head] of Object.entries(placed.line.seen)) seen.add(keyOf(other, head.seq));
  }
  last.delete(except);
  const unseen = [...last].filter(([writer, { line }]) => !seen.has(keyOf(writer, line.seq)));
  return Object.fromEntries(unseen.map(([writer, { line, hash }]) => [writer, { seq: line.seq, hash }]));
}

function keyOf(writer: string, seq: number): string {
  return `${seq} ${writer}`;
}
