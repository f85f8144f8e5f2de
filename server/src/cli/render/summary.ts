import type { Finding, Messages } from '../../core/index.js';
import type { Report } from './report.js';

export interface Summary {
  readonly files: number;
  readonly tasks: number;
  readonly approvals: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** What was read and how many findings of each severity there are. */
export function summaryOf({ workspace, findings }: Pick<Report, 'workspace' | 'findings'>): Summary {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    files: workspace.files.size,
    tasks: workspace.tasks.length,
    approvals: workspace.approvals.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
  };
}

/** The same as sentences, and what the baseline accepts. */
export function summaryLines(report: Report, { cli }: Messages): readonly string[] {
  const summary = summaryOf(report);
  const line = report.findings.length === 0 ? cli.clean(summary) : cli.summary(summary);
  const count = report.accepted?.length ?? 0;
  return count === 0 ? [line] : [line, cli.accepted({ count })];
}
