import type { AuditHead, PlacedAuditLine } from './types.js';

/** The last line of every writer but one: what the next line of that one has `seen`. */
export function headsOf(history: readonly PlacedAuditLine[], except: string): Readonly<Record<string, AuditHead>> {
  const last = new Map<string, PlacedAuditLine>();
  for (const placed of history) {
    const { writer, seq } = placed.line;
    if (writer !== except && seq > (last.get(writer)?.line.seq ?? 0)) last.set(writer, placed);
  }
  return Object.fromEntries([...last].map(([writer, { line, hash }]) => [writer, { seq: line.seq, hash }]));
}
