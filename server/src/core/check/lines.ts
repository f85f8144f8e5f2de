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
    if (!isText(file.source)) return NOTHING;
    const found: LineProblem[] = [];
    const counts = new Map<LineRule, number>();
    for (const { line, height, owner } of unitsOf(file)) {
      let known = owner && this.#known.get(owner);
      if (known === undefined) {
        known = this.#scan(file, { line, height }, tracker, owner === undefined ? counts : undefined);
        if (owner !== undefined) this.#known.set(owner, known);
      }
      for (const { rule, problem } of known) {
        if (!concerns(rule, file) || isFull(rule, counts)) continue;
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
        found.push({ rule, problem, line });
      }
    }
    return found;
  }

  /** With `counts`, for this one time only, rules that have had enough are not asked. */
  #scan(file: WorkspaceFile, { line, height }: Stretch, tracker: Tracker, counts?: Counts): Scanned {
    let found: { rule: LineRule; problem: Problem }[] | undefined;
    const fresh = counts && new Map(counts);
    for (let offset = 0; offset < height; offset++) {
      const text = file.document.lines.at(line + offset);
      const quoted = isQuoted(file.document, line + offset);
      for (const rule of this.rules) {
        if ((quoted && rule.skipsVerbatim === true) || (fresh && isFull(rule, fresh))) continue;
        for (const problem of asList(rule.check(text, tracker))) {
          fresh?.set(rule, (fresh.get(rule) ?? 0) + 1);
          (found ??= []).push({ rule, problem: movedBy(problem, offset) });
        }
      }
    }
    return found ?? NOTHING;
  }
}

function movedBy(problem: Problem, lines: number): Problem {
  if (lines === 0) return problem;
  const fixes = problem.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, range: shift(edit.range, lines) })),
  }));
  return { ...problem, at: shift(problem.at, lines), ...(fixes && { fixes }) };
}

/** Bytes that are no text have no lines; text that holds a NUL, or came in UTF-16, has. */
function isText({ text, trouble }: WorkspaceFile['source']): boolean {
  return trouble?.kind !== 'not-utf8' || trouble.encoding !== 'binary' || !text.includes('\uFFFD');
}

function concerns({ files }: LineRule, { roles }: WorkspaceFile): boolean {
  return files === undefined || roles.some((role) => files.includes(role));
}

interface Stretch {
  readonly line: number;
  readonly height: number;
}

/** How many findings of a file each rule has had. */
type Counts = ReadonlyMap<LineRule, number>;

function isFull(rule: LineRule, counts: Counts): boolean {
  return rule.most !== undefined && (counts.get(rule) ?? 0) >= rule.most;
}
