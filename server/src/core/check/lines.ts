import type { WorkspaceFile } from '../model/index.js';
import { isQuoted } from '../rules/support/quoted.js';
import type { LineRule, Problem } from '../rules/types.js';
import type { Row, Section } from '../syntax/index.js';
import { shift } from '../text/index.js';
import { asList } from './records.js';
import { NOTHING } from './select.js';
import type { Tracker } from './tracker.js';
import { unitsOf } from './units.js';

/** A problem of a line, relative to `line`. */
export interface LineProblem {
  readonly rule: LineRule;
  readonly problem: Problem;
  readonly line: number;
}

type Scanned = readonly { readonly rule: LineRule; readonly problem: Problem }[];

/** Judges the lines of files, remembering rows and sections by identity. */
export class LineChecker {
  readonly #known = new WeakMap<Row | Section, Scanned>();

  constructor(readonly rules: readonly LineRule[]) {}

  check(file: WorkspaceFile, tracker: Tracker): readonly LineProblem[] {
    const { trouble } = file.source;
    if (trouble?.kind === 'not-utf8' && trouble.encoding !== 'other') return NOTHING;
    const found: LineProblem[] = [];
    const counts = new Map<LineRule, number>();
    for (const { line, height, owner } of unitsOf(file)) {
      let known = owner && this.#known.get(owner);
      if (known === undefined) {
        known = this.#scan(file, line, height, tracker);
        if (owner !== undefined) this.#known.set(owner, known);
      }
      for (const { rule, problem } of known) {
        if (concerns(rule, file) && !isEnough(rule, counts)) found.push({ rule, problem, line });
      }
    }
    return found;
  }

  #scan(file: WorkspaceFile, line: number, height: number, tracker: Tracker): Scanned {
    let found: { rule: LineRule; problem: Problem }[] | undefined;
    for (let offset = 0; offset < height; offset++) {
      const text = file.document.lines.at(line + offset);
      const quoted = isQuoted(file.document, line + offset);
      for (const rule of this.rules) {
        if (quoted && rule.skipsVerbatim === true) continue;
        for (const problem of asList(rule.check(text, tracker))) {
          (found ??= []).push({ rule, problem: { ...problem, at: shift(problem.at, offset) } });
        }
      }
    }
    return found ?? NOTHING;
  }
}

function concerns({ files }: LineRule, { roles }: WorkspaceFile): boolean {
  return files === undefined || roles.some((role) => files.includes(role));
}

/** Counts a finding of a rule; whether there are more of them by now than the rule wants in a file. */
function isEnough(rule: LineRule, counts: Map<LineRule, number>): boolean {
  if (rule.most === undefined) return false;
  const count = (counts.get(rule) ?? 0) + 1;
  counts.set(rule, count);
  return count > rule.most;
}
