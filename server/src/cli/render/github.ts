import { describe, SEVERITIES, type Finding, type Severity } from '../../core/index.js';
import type { CommandContext } from '../types.js';
import { lineOf } from './place.js';
import { printable } from './printable.js';
import type { Report } from './report.js';
import { summaryLines } from './summary.js';

/** GitHub's word for a severity. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** GitHub shows so many annotations of a level and step, and says nothing of the others. */
const SHOWN = 10;

/**
 * The findings as workflow commands, which GitHub shows at the lines of a pull request, the gravest first. Those beyond
 * what it shows follow as plain lines of the log.
 */
export function renderGithub(report: Report, context: CommandContext): string {
  const { messages } = context;
  const sorted = [...report.findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const left = new Map<string, number>();
  const commands: string[] = [];
  const others: string[] = [];
  for (const finding of sorted) {
    const level = LEVELS[finding.severity];
    const count = left.get(level) ?? SHOWN;
    left.set(level, count - 1);
    if (count > 0) commands.push(commandOf(level, finding, printable(describe(finding, messages)), report));
    else others.push(`  ${lineOf(finding, messages)}`);
  }
  const more =
    others.length === 0 ? [] : [messages.formats.notShown({ count: others.length, shown: SHOWN }), ...others];
  return [...commands, ...[...more, ...summaryLines(report, messages)].map(harmless), ''].join('\n');
}

function commandOf(level: string, { file, range, code }: Finding, message: string, { below }: Report): string {
  const { start, end } = range;
  const properties = {
    file: below + file,
    line: String(start.line + 1),
    endLine: String(end.line + 1),
    // GitHub knows columns within a line only.
    ...(start.line === end.line ? { col: String(start.character + 1), endColumn: String(end.character + 1) } : {}),
    title: code,
  };
  const said = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${level} ${said.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The runner takes commands of its old form from anywhere in a line, so no ledger may bring one. */
function harmless(line: string): string {
  return line.replaceAll('##[', '## [');
}
