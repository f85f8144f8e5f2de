import { describe, type Finding, type Messages } from '../../core/index.js';
import { printable } from './printable.js';

/** `FILE:LINE:COLUMN`, from 1, as terminals and editors make links of it. */
export function placeOf({ file, range: { start } }: Pick<Finding, 'file' | 'range'>): string {
  return `${printable(file)}:${String(start.line + 1)}:${String(start.character + 1)}`;
}

/** A finding as one line without colours: place, severity, sentence, code. */
export function lineOf(finding: Finding, messages: Messages): string {
  const severity = messages.cli.severities[finding.severity];
  return `${placeOf(finding)} ${severity} ${printable(describe(finding, messages))} ${finding.code}`;
}
