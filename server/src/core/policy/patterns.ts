import { shown } from './problems.js';
import { semantic, type Report } from './report.js';
import { patternFault } from './wildcard.js';

/** Whether a pattern may be used; one that may not is reported at `path` and matches nothing. */
export function allowedPattern(pattern: string, path: readonly string[], at: 'key' | 'value', report: Report): boolean {
  const fault = patternFault(pattern);
  if (fault !== undefined) report(semantic('pattern', path, { at, actual: shown(pattern), expected: [fault] }));
  return fault === undefined;
}

/** The usable patterns of a list at `path`. */
export function allowedPatterns(
  patterns: readonly string[],
  path: readonly string[],
  report: Report,
): readonly string[] {
  return patterns.filter((pattern, index) => allowedPattern(pattern, [...path, String(index)], 'value', report));
}
