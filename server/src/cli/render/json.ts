import { describe, messagesFor } from '../../core/index.js';
import type { Report } from './report.js';
import { summaryOf } from './summary.js';

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
    ...(finding.commit === undefined ? {} : { commit: finding.commit }),
  }));
  return `${JSON.stringify({ version: 1, findings, summary: summaryOf(report) })}\n`;
}
