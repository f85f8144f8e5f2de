import type { Finding } from '../core/index.js';

/** What is found in one file. The object stays the same as long as its findings do. */
export interface FileReport {
  /** Names these findings; equal ids mean equal findings, from the first start of any server to the last. */
  readonly resultId: string;
  /** All of them, by place. */
  readonly findings: readonly Finding[];
}

export type Reports = ReadonlyMap<string, FileReport>;

/**
 * Findings by file. Every path in `files` gets a report, so that a file that became clean says so.
 * @param findings by file, then by place
 * @param nextId makes a new result id
 */
export function reportsOf(
  findings: readonly Finding[],
  files: Iterable<string>,
  before: Reports | undefined,
  nextId: () => string,
): Reports {
  const byFile = new Map<string, readonly Finding[]>();
  for (const path of files) byFile.set(path, NONE);
  for (let from = 0; from < findings.length;) {
    const file = findings[from]?.file ?? '';
    let to = from + 1;
    while (findings[to]?.file === file) to++;
    byFile.set(file, findings.slice(from, to));
    from = to;
  }
  const reports = new Map<string, FileReport>();
  for (const [path, found] of byFile) {
    const known = before?.get(path);
    const unchanged = known !== undefined && sameFindings(known.findings, found);
    reports.set(path, { resultId: unchanged ? known.resultId : nextId(), findings: found });
  }
  return reports;
}

const NONE: readonly Finding[] = [];

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((finding, at) => sameFinding(finding, b[at]));
}

/** Everything that an editor shows of a finding, and its fixes. */
function sameFinding(a: Finding, b: Finding | undefined): boolean {
  if (a === b || b === undefined) return a === b;
  return (
    a.code === b.code &&
    a.severity === b.severity &&
    a.range.start.line === b.range.start.line &&
    a.range.start.character === b.range.start.character &&
    a.range.end.line === b.range.end.line &&
    a.range.end.character === b.range.end.character &&
    sameData(a.params, b.params) &&
    sameData(a.related, b.related) &&
    sameData(a.fixes, b.fixes)
  );
}

/** Whether two pieces of plain data say the same. Runs for every finding at every keystroke: makes no lists of keys. */
function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  let left = 0;
  for (const key in a) {
    if (!sameData((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
    left++;
  }
  for (const _ in b) left--;
  return left === 0;
}

/** The paths whose findings differ between two moments. */
export function changedPaths(before: Reports | undefined, after: Reports): readonly string[] {
  const changed: string[] = [];
  for (const [path, { resultId }] of after) if (before?.get(path)?.resultId !== resultId) changed.push(path);
  for (const path of before?.keys() ?? []) if (!after.has(path)) changed.push(path);
  return changed;
}
