import { describe, messagesFor, type Finding, type Workspace } from '../../core/index.js';

export interface Report {
  readonly workspace: Workspace;
  readonly findings: readonly Finding[];
  /** How many findings the baseline accepts. */
  readonly accepted: number;
  /** Show every one of many equal findings. */
  readonly all: boolean;
}

/** The one object of `check --format json` (SPEC §4), version 1. Messages are English whatever the language. */
export function renderJson(report: Report): string {
  const english = messagesFor('en');
  const findings = report.findings.map((finding) => ({
    file: finding.file,
    line: finding.range.start.line + 1,
    column: finding.range.start.character + 1,
    endLine: finding.range.end.line + 1,
    endColumn: finding.range.end.character + 1,
    rule: finding.code,
    severity: finding.severity,
    message: describe(finding, english),
    id: finding.id,
  }));
  return `${JSON.stringify({ version: 1, findings, summary: summaryOf(report) })}\n`;
}

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
