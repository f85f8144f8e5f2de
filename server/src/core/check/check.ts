import type { Approval, Entry, Task, Workspace, WorkspaceFile } from '../model/index.js';
import { severityOf, type Policy } from '../policy/index.js';
import type { Facts, Wanted } from '../ports.js';
import type { Finding } from '../rules/finding.js';
import { rules as allRules } from '../rules/index.js';
import type {
  ApprovalRule,
  FileRule,
  LineRule,
  PlacedProblem,
  Problem,
  RecordRule,
  Rule,
  TaskRule,
  WorkspaceRule,
} from '../rules/types.js';
import type { Row, Section } from '../syntax/index.js';
import { comparePositions, shift } from '../text/index.js';
import { asList, RecordChecker, type Remembered } from './records.js';
import { commentSuppressions, covers, suppressionsOf, type ScopedSuppression } from '../rules/support/suppress.js';
import { holds, Tracker, type Validity } from './tracker.js';
import { unitsOf } from './units.js';

export interface CheckResult {
  /** By file, then by place. */
  readonly findings: readonly Finding[];
  /** What rules wanted to know and `facts` could not answer; gather it and check again. */
  readonly wanted: readonly Wanted[];
  /** The next moment (UTC ms) at which the result changes by time alone; undefined: never. */
  readonly nextChangeAt: number | undefined;
}

/**
 * Judges workspaces. The result depends on nothing but workspace, facts and time; what is remembered between calls
 * only makes it fast. One checker a policy lineage is enough; it holds on to nothing that the caller has let go.
 */
export class Checker {
  readonly #tasks: RecordChecker<Task, TaskRule | RecordRule>;
  readonly #approvals: RecordChecker<Approval, ApprovalRule | RecordRule>;
  readonly #fileRules: readonly FileRule[];
  readonly #workspaceRules: readonly WorkspaceRule[];
  readonly #lineRules: readonly LineRule[];
  readonly #files = new WeakMap<
    WorkspaceFile,
    Validity & { readonly problems: readonly { rule: FileRule; problem: Problem }[] }
  >();
  readonly #lines = new WeakMap<Row | Section, readonly { rule: LineRule; problem: Problem }[]>();

  constructor(rules: readonly Rule[] = allRules) {
    const both = select(rules, 'record');
    this.#tasks = new RecordChecker([...select(rules, 'task'), ...both], (rule, task, tracker) =>
      rule.check(task, tracker),
    );
    this.#approvals = new RecordChecker([...select(rules, 'approval'), ...both], (rule, approval, tracker) =>
      rule.check(approval, tracker),
    );
    this.#fileRules = select(rules, 'file');
    this.#workspaceRules = select(rules, 'workspace');
    this.#lineRules = select(rules, 'line');
  }

  check(workspace: Workspace, facts: Facts, now: number): CheckResult {
    const run = new Run(workspace, facts, now);
    for (const file of workspace.files.values()) {
      this.#checkLines(file, run);
      this.#checkFile(file, run);
    }
    for (const entry of workspace.tasks) run.addRecord(entry, this.#tasks.check(entry.record, run.tracker));
    for (const entry of workspace.approvals) run.addRecord(entry, this.#approvals.check(entry.record, run.tracker));
    for (const rule of this.#workspaceRules) {
      for (const problem of rule.check(workspace, run.tracker)) run.addPlaced(rule, problem);
    }
    run.depend(run.tracker.take());
    return run.result();
  }

  #checkFile(file: WorkspaceFile, run: Run): void {
    let known = this.#files.get(file);
    if (known === undefined || !holds(known, run.tracker)) {
      const problems = this.#fileRules.flatMap((rule) =>
        asList(rule.check(file, run.tracker)).map((problem) => ({ rule, problem })),
      );
      known = { problems, ...run.tracker.take() };
      this.#files.set(file, known);
    }
    run.depend(known);
    for (const { rule, problem } of known.problems)
      run.add(rule, problem, { file: file.path, line: 0, id: problem.id ?? null });
  }

  #checkLines(file: WorkspaceFile, run: Run): void {
    if (file.source.trouble?.kind === 'not-utf8' && file.source.trouble.encoding !== 'other') return;
    const last = new Map<LineRule, number>();
    for (const { line, height, owner } of unitsOf(file)) {
      let known = owner && this.#lines.get(owner);
      if (known === undefined) {
        known = this.#scan(file, line, height, run.tracker);
        if (owner !== undefined) this.#lines.set(owner, known);
      }
      for (const { rule, problem } of known) {
        if (concerns(rule, file) && !goesOn(rule, line + problem.at.start.line, last)) {
          run.add(rule, problem, { file: file.path, line, id: null });
        }
      }
    }
  }

  #scan(
    file: WorkspaceFile,
    line: number,
    height: number,
    tracker: Tracker,
  ): readonly { rule: LineRule; problem: Problem }[] {
    let found: { rule: LineRule; problem: Problem }[] | undefined;
    for (let offset = 0; offset < height; offset++) {
      const text = file.document.lines.at(line + offset);
      const quoted = isVerbatim(file, line + offset);
      for (const rule of this.#lineRules) {
        if (quoted && rule.skipsVerbatim === true) continue;
        for (const problem of asList(rule.check(text, tracker))) {
          (found ??= []).push({ rule, problem: { ...problem, at: shift(problem.at, offset) } });
        }
      }
    }
    return found ?? NOTHING;
  }
}

const NOTHING: readonly never[] = [];

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

/** What one check gathers. */
class Run {
  readonly tracker: Tracker;
  readonly #findings: Finding[] = [];
  readonly #wanted = new Map<string, Wanted>();
  readonly #policy: Policy;
  readonly #comments = new Map<string, readonly ScopedSuppression[]>();
  #next = Number.POSITIVE_INFINITY;

  constructor(
    readonly workspace: Workspace,
    readonly facts: Facts,
    readonly now: number,
  ) {
    this.#policy = workspace.policy;
    this.tracker = new Tracker(workspace.policy, now, facts, workspace.taskByKey);
    for (const file of workspace.files.values()) {
      const found = commentSuppressions(file);
      if (found.length > 0) this.#comments.set(file.path, found);
    }
  }

  addRecord(entry: Entry<Task> | Entry<Approval>, remembered: Remembered<Rule>): void {
    if (remembered.until < this.#next || remembered.reads !== undefined) this.depend(remembered);
    for (const { rule, problem } of remembered.found) {
      this.add(rule, problem, { file: entry.file.path, line: entry.line, id: entry.record.id });
    }
  }

  addPlaced(rule: Rule, problem: PlacedProblem): void {
    if (problem.record !== undefined && suppressionsOf(problem.record).some((one) => covers(one, rule.code))) return;
    this.add(rule, problem, { file: problem.file, line: 0, id: problem.id });
  }

  add(rule: Rule, problem: Problem, place: { file: string; line: number; id: string | null }): void {
    const severity = severityOf(this.#policy, rule.code, problem.severity ?? rule.severity);
    const range = shift(problem.at, place.line);
    if (severity === 'off' || this.#suppressed(rule, place.file, range.start.line)) return;
    this.#findings.push({
      code: rule.code,
      params: problem.params,
      severity,
      file: place.file,
      range,
      id: place.id === '' ? null : place.id,
      time: rule.time === true,
      related: problem.related ?? [],
      fixes: (problem.fixes ?? []).map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, range: shift(edit.range, place.line) })),
      })),
    });
  }

  #suppressed(rule: Rule, file: string, line: number): boolean {
    const comments = this.#comments.get(file);
    return comments?.some((one) => one.from <= line && line <= one.to && covers(one, rule.code)) ?? false;
  }

  depend({ until, reads }: Validity): void {
    if (until < this.#next) this.#next = until;
    for (const { path, text, fact } of reads ?? NOTHING) {
      if (fact === undefined) this.#wanted.set(`${text ? 't' : 's'}${path}`, { path, text });
    }
  }

  result(): CheckResult {
    const findings = this.#findings.sort(
      (a, b) => compare(a.file, b.file) || comparePositions(a.range.start, b.range.start) || compare(a.code, b.code),
    );
    return {
      findings,
      wanted: [...this.#wanted.values()],
      nextChangeAt: Number.isFinite(this.#next) ? this.#next : undefined,
    };
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function select<S extends Rule['scope']>(rules: readonly Rule[], scope: S): Extract<Rule, { scope: S }>[] {
  return rules.filter((rule): rule is Extract<Rule, { scope: S }> => rule.scope === scope);
}
