import { describe, type Finding } from '../../core/index.js';
import type { CommandContext } from '../types.js';
import { excerptOf } from './excerpt.js';
import { placeOf } from './place.js';
import { printable } from './printable.js';
import type { Report } from './report.js';
import { painter, SEVERITY_FORMAT, type Paint } from './style.js';
import { summaryLines } from './summary.js';

/** So many equal findings of one file are shown; the rest is counted. */
const SHOWN = 5;

/** The findings for people: place, severity, sentence, code, the source line underlined, a summary. */
export function renderText(report: Report, context: CommandContext): string {
  const paint = painter(context.io.colour);
  const parts: string[] = [];
  for (const group of groupsOf(report.findings)) {
    const shown = report.all ? group : group.slice(0, SHOWN);
    for (const finding of shown) parts.push(renderFinding(finding, report, context, paint));
    const [first] = group;
    if (first !== undefined && shown.length < group.length) {
      parts.push(
        paint(
          'dim',
          `  ${context.messages.cli.moreOf({ count: group.length - shown.length, code: first.code, file: first.file })}`,
        ),
        '',
      );
    }
  }
  parts.push(renderSummary(report, context, paint));
  return `${parts.join('\n')}\n`;
}

/** Findings by file and code, in the order of their first. */
function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.file}\0${finding.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function renderFinding(
  finding: Finding,
  { workspace }: Report,
  { messages, io }: CommandContext,
  paint: Paint,
): string {
  const { start } = finding.range;
  const severity = paint(SEVERITY_FORMAT[finding.severity], messages.cli.severities[finding.severity]);
  const head = `${paint('bold', placeOf(finding))} ${severity} ${printable(describe(finding, messages))} ${paint('dim', finding.code)}${inCommit(finding, messages, paint)}`;
  const lines = workspace.files.get(finding.file)?.document.lines;
  if (lines === undefined || start.line >= lines.count) return `${head}\n`;
  const number = String(start.line + 1).padStart(5);
  const { text, marks } = excerptOf(lines, finding.range, io.width - 8);
  const gutter = paint('dim', ' │ ');
  return `${head}\n${paint('dim', number)}${gutter}${text}\n${' '.repeat(5)}${gutter}${paint(SEVERITY_FORMAT[finding.severity], marks)}\n`;
}

function inCommit({ commit }: Finding, { base }: CommandContext['messages'], paint: Paint): string {
  return commit === undefined ? '' : paint('dim', `, ${base.found({ commit: commit.slice(0, 8) })}`);
}

function renderSummary(report: Report, { messages }: CommandContext, paint: Paint): string {
  const [line = '', ...rest] = summaryLines(report, messages);
  return [report.findings.length === 0 ? paint('green', line) : line, ...rest.map((one) => paint('dim', one))].join(
    '\n',
  );
}
