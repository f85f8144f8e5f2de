import { RunMemo, type WorkspaceFile } from '../model/index.js';
import { isQuoted } from '../rules/support/quoted.js';
import type { LineRule, Problem } from '../rules/types.js';
import type { Row, Section } from '../syntax/index.js';
import { shift } from '../text/index.js';
import { asList } from './records.js';
import { NOTHING } from './select.js';
import type { Tracker } from './tracker.js';
import { unitsOf, type Unit } from './units.js';

/** A problem of a line, relative to `line`. */
export interface LineProblem {
  readonly rule: LineRule;
  readonly problem: Problem;
  readonly line: number;
}

type Scanned = readonly { readonly rule: LineRule; readonly problem: Problem }[];

/** Judges the lines of files, remembering rows and sections by identity, and the rows of a table in runs. */
export class LineChecker {
  readonly #known = new WeakMap<Row | Section, Scanned>();
  /** By path and number of the unit; the last text of each file only. */
  readonly #memos = new Map<string, RunMemo<Row, Scanned>>();

  constructor(readonly rules: readonly LineRule[]) {}

  check(file: WorkspaceFile, tracker: Tracker): readonly LineProblem[] {
    if (!isText(file.source)) return NOTHING;
    const found: LineProblem[] = [];
    const counts = new Map<LineRule, number>();
    unitsOf(file).forEach((unit, index) => {
      for (const { rule, problem, line } of this.#checkUnit(file, unit, index, tracker, counts)) {
        if (!concerns(rule, file) || isFull(rule, counts)) continue;
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
        found.push({ rule, problem, line });
      }
    });
    return found;
  }

  #checkUnit(file: WorkspaceFile, unit: Unit, index: number, tracker: Tracker, counts: Counts): readonly LineProblem[] {
    if (unit.rows.length > 0) return this.#checkRows(file, unit, index, tracker);
    const scanned =
      unit.section === undefined
        ? this.#scan(file, unit, tracker, counts)
        : this.#remembered(unit.section, () => this.#scan(file, unit, tracker));
    return scanned.map((one) => ({ ...one, line: unit.line }));
  }

  #checkRows(file: WorkspaceFile, { line, rows }: Unit, index: number, tracker: Tracker): readonly LineProblem[] {
    const runs = this.#memoOf(`${file.path} ${index}`).of(
      rows,
      ({ item }) => item,
      (members, from) => this.#scanRows(file, line + from, members, tracker),
    );
    return runs.flatMap((scanned, run) => scanned.map((one) => ({ ...one, line: line + run * RunMemo.length })));
  }

  #scanRows(file: WorkspaceFile, line: number, rows: readonly Row[], tracker: Tracker): Scanned {
    const { lines } = file.document;
    const text = lines.between(lines.start(line), lines.start(line + rows.length));
    if (!this.rules.some(({ hint }) => hint?.test(text) ?? true)) return NOTHING;
    return rows.flatMap((row, offset) => {
      const scanned = this.#remembered(row, () => this.#scan(file, { line: line + offset, height: 1 }, tracker));
      return scanned.map(({ rule, problem }) => ({ rule, problem: movedBy(problem, offset) }));
    });
  }

  #remembered(owner: Row | Section, scan: () => Scanned): Scanned {
    let known = this.#known.get(owner);
    if (known === undefined) this.#known.set(owner, (known = scan()));
    return known;
  }

  #memoOf(key: string): RunMemo<Row, Scanned> {
    let memo = this.#memos.get(key);
    if (memo === undefined) this.#memos.set(key, (memo = new RunMemo()));
    return memo;
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
