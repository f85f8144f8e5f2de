import type { Finding, Severity } from '../../core/index.js';
import type { ProblemCounts, TaskSummary } from '../../protocol.js';
import { RANK } from '../diagnostics.js';

/** How many findings there are of each severity. */
export function countOf(findings: readonly Pick<Finding, 'severity'>[]): ProblemCounts {
  const counts = { errors: 0, warnings: 0, infos: 0, hints: 0 };
  for (const { severity } of findings) counts[COUNT[severity]]++;
  return counts;
}

const COUNT = { error: 'errors', warning: 'warnings', info: 'infos', hint: 'hints' } as const satisfies Record<
  Severity,
  string
>;

/** The findings of one record, summed up. */
export type RecordProblems = Pick<TaskSummary, 'problems' | 'worst'>;

/** Sums up the findings of each record once: a hundred thousand rows may share an id. By `recordKey`. */
export function problemsByRecord(findings: readonly Finding[]): ReadonlyMap<string, RecordProblems> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.id === null) continue;
    const key = recordKey(finding.file, finding.id);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return new Map([...groups].map(([key, group]) => [key, { problems: countOf(group), ...worstOf(group) }]));
}

function worstOf(findings: readonly Finding[]): Pick<TaskSummary, 'worst'> {
  const [first] = findings;
  if (first === undefined) return {};
  const worst = findings.reduce((a, b) => (RANK[b.severity] < RANK[a.severity] ? b : a), first);
  return { worst: { code: worst.code, severity: worst.severity } };
}

/** A record by its file and id. */
export function recordKey(path: string, id: string): string {
  return `${path}\0${id}`;
}
