import type { WorkspaceFile } from '../model/index.js';
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
    const last = new Map<LineRule, number>();
    for (const { line, height, owner } of unitsOf(file)) {
      let known = owner && this.#known.get(owner);
      if (known === undefined) {
        known = this.#scan(file, line, height, tracker);
        if (owner !== undefined) this.#known.set(owner, known);
      }
      for (const { rule, problem } of known) {
        if (concerns(rule, file) && !goesOn(rule, line + problem.at.start.line, last))
          found.push({ rule, problem, line });
      }
    }
    return found;
  }

  #scan(file: WorkspaceFile, line: number, height: number, tracker: Tracker): Scanned {
    let found: { rule: LineRule; problem: Problem }[] | undefined;
    for (let offset = 0; offset < height; offset++) {
      const text = file.document.lines.at(line + offset);
      const quoted = isVerbatim(file, line + offset);
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

/** Whether a finding on `line` belongs to the run of the one before; `last` holds the line of each rule's last one. */
function goesOn(rule: LineRule, line: number, last: Map<LineRule, number>): boolean {
  if (rule.run === undefined) return false;
  const before = last.get(rule);
  last.set(rule, line);
  return before !== undefined && line - before <= rule.run;
}

/** Whether a line stands in code, HTML or front matter, by binary search: the runs are in order and apart. */
function isVerbatim({ document }: WorkspaceFile, line: number): boolean {
  const { verbatim } = document;
  let low = 0;
  let high = verbatim.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((verbatim[middle]?.endLine ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return (verbatim[low]?.line ?? Number.POSITIVE_INFINITY) <= line;
}
