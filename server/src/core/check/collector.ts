import type { WorkspaceFile } from '../model/index.js';
import { severityOf, type Policy } from '../policy/index.js';
import type { Finding } from '../rules/finding.js';
import type { Ignored } from '../rules/support/ignored.js';
import { covers, type ScopedSuppression } from '../rules/support/suppress.js';
import type { Problem, Rule } from '../rules/types.js';
import { comparePositions, shift } from '../text/index.js';
import { NOTHING } from './select.js';

/** Makes findings of the problems in one file: severity by the policy, what a comment suppresses left out. */
export class Collector {
  readonly findings: Finding[] = [];
  readonly #comments: readonly ScopedSuppression[];

  /** @param file undefined where a finding is about a file that is not of the workspace */
  constructor(
    readonly path: string,
    file: WorkspaceFile | undefined,
    readonly policy: Policy,
    ignored: Ignored,
  ) {
    this.#comments = file === undefined ? NOTHING : ignored.inComments(file);
  }

  /** @param line what the problem's ranges are relative to */
  add(rule: Rule, problem: Problem, line: number, id: string | null): void {
    const severity = severityOf(this.policy, rule.code, problem.severity ?? rule.severity);
    const range = shift(problem.at, line);
    if (severity === 'off' || this.#suppressed(rule, range.start.line)) return;
    this.findings.push({
      code: rule.code,
      params: problem.params,
      severity,
      file: this.path,
      range,
      id: id === '' ? null : id,
      time: rule.time === true,
      related: problem.related ?? NOTHING,
      ...(problem.moves === undefined ? {} : { moves: problem.moves }),
      fixes: (problem.fixes ?? NOTHING).map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, range: shift(edit.range, line) })),
      })),
    });
  }

  #suppressed(rule: Rule, line: number): boolean {
    return this.#comments.some((one) => one.from <= line && line <= one.to && covers(one, rule.code));
  }
}

/** By file, then by place, then by code. */
export function compareFindings(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || comparePositions(a.range.start, b.range.start) || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
