import { inOrder, NO_HASH, readLines, type PlacedAuditLine } from '../audit/index.js';

type AuditFiles = ReadonlyMap<string, string>;

/** Lines that follow one another from what the base has of a log, in order; one that does not, and what comes after it, counts for nothing. */
export function freshLines(now: AuditFiles, base: AuditFiles): readonly PlacedAuditLine[] {
  const known = new Set<string>();
  const heads = new Map<string, { seq: number; hash: string }>();
  for (const { line, hash } of readLines(base)) {
    known.add(hash);
    if (line.seq > (heads.get(line.writer)?.seq ?? 0)) heads.set(line.writer, { seq: line.seq, hash });
  }
  const fresh = readLines(now).filter(({ hash }) => !known.has(hash));
  return inOrder(fresh).filter(({ line, hash }) => {
    const { seq, hash: last } = heads.get(line.writer) ?? { seq: 0, hash: NO_HASH };
    if (line.seq !== seq + 1 || line.prev !== last) return false;
    heads.set(line.writer, { seq: line.seq, hash });
    return true;
  });
}
