import type { Finding, Severity } from '../../core/index.js';
import type { ProblemCounts, TaskSummary } from '../../protocol.js';
import { RANK } from '../diagnostics.js';
import type { Reports } from '../reports.js';
import type { Shown } from '../shown.js';

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

type ByRecord = ReadonlyMap<string, ReadonlyMap<string, RecordProblems>>;

const known = new WeakMap<Reports, { readonly shown: Shown; readonly byRecord: ByRecord }>();

/**
 * Sums up the findings of each record, as the editor shows them: file → id → what was found. Once as long as the findings
 * are the same.
 */
export function problemsByRecord(reports: Reports, shown: Shown): ByRecord {
  const before = known.get(reports);
  if (before?.shown === shown) return before.byRecord;
  const byRecord = new Map([...reports].map(([path, { findings }]) => [path, byId(shown(findings))]));
  known.set(reports, { shown, byRecord });
  return byRecord;
}

interface Sum {
  readonly problems: Record<keyof ProblemCounts, number>;
  worst: Pick<Finding, 'code' | 'severity'>;
}

/** One pass: a hundred thousand rows may share an id. */
function byId(findings: readonly Finding[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { id, code, severity } of findings) {
    if (id === null) continue;
    let sum = sums.get(id);
    if (sum === undefined) {
      sum = { problems: { errors: 0, warnings: 0, infos: 0, hints: 0 }, worst: { code, severity } };
      sums.set(id, sum);
    } else if (RANK[severity] < RANK[sum.worst.severity]) sum.worst = { code, severity };
    sum.problems[COUNT[severity]]++;
  }
  return sums;
}
