import type { Approval, Task, WorkspaceFile } from '../model/index.js';
import type { Facts, Wanted } from '../ports.js';
import type { Finding } from '../rules/finding.js';
import type { ApprovalRule, FileRule, RecordRule, Rule, TaskRule } from '../rules/types.js';
import type { Placed } from '../syntax/index.js';
import { Collector, compareFindings } from './collector.js';
import { LineChecker } from './lines.js';
import { asList } from './records.js';
import { RunChecker } from './runs.js';
import { Limits } from './limits.js';
import { NOTHING, select } from './select.js';
import type { Tracker } from './tracker.js';

/** What is wrong in one file by itself, and for how long that holds. */
export interface FileResult {
  /** In order of place. */
  readonly findings: readonly Finding[];
  readonly wanted: readonly Wanted[];
  readonly from: number;
  readonly until: number;
  readonly facts: Facts;
  readonly past: unknown;
  readonly ignored: unknown;
  /** The task ids of the workspace at the time (by identity). */
  readonly tasks: unknown;
}

/** Judges files one by one. A file that is the same is not looked at again while its answers hold. */
export class FileChecker {
  readonly #lines: LineChecker;
  readonly #tasks: RunChecker<Task, TaskRule | RecordRule>;
  readonly #approvals: RunChecker<Approval, ApprovalRule | RecordRule>;
  readonly #rules: readonly FileRule[];
  readonly #known = new WeakMap<WorkspaceFile, FileResult>();

  /** @param about keys of the records that are judged one by one, and no lines with them; all unless given */
  constructor(
    rules: readonly Rule[],
    readonly about?: ReadonlySet<string>,
  ) {
    const both = select(rules, 'record');
    this.#lines = new LineChecker(about === undefined ? select(rules, 'line') : NOTHING);
    this.#tasks = new RunChecker([...select(rules, 'task'), ...both]);
    this.#approvals = new RunChecker([...select(rules, 'approval'), ...both]);
    this.#rules = select(rules, 'file');
  }

  check(file: WorkspaceFile, tracker: Tracker): FileResult {
    const known = this.#known.get(file);
    if (known !== undefined && holds(known, tracker)) return known;
    const result = this.#judge(file, tracker);
    this.#known.set(file, result);
    return result;
  }

  #judge(file: WorkspaceFile, tracker: Tracker): FileResult {
    const collector = new Collector(file.path, file, tracker.policy, tracker.ignored);
    const limits = new Limits();
    for (const { rule, problem, line } of this.#lines.check(file, tracker)) collector.add(rule, problem, line, null);
    for (const rule of this.#rules) {
      for (const problem of asList(rule.check(file, tracker))) collector.add(rule, problem, 0, problem.id ?? null);
    }
    limits.add(tracker.take(), tracker);
    this.#tasks.check(file.path, this.#asked(file.tasks?.entries ?? NOTHING), collector, limits, tracker);
    this.#approvals.check(file.path, this.#asked(file.approvals?.entries ?? NOTHING), collector, limits, tracker);
    const findings = collector.findings.sort(compareFindings);
    return { findings, ...limits.all, facts: tracker.facts, past: tracker.past, ignored: tracker.ignored, tasks: tracker.tasks.positions }; // prettier-ignore
  }

  #asked<T extends Task | Approval>(entries: readonly Placed<T>[]): readonly Placed<T>[] {
    const { about } = this;
    return about === undefined ? entries : entries.filter(({ item }) => about.has(item.key));
  }
}

function holds(known: FileResult, { now, facts, past, ignored, tasks }: Tracker): boolean {
  const same =
    facts === known.facts && past === known.past && ignored === known.ignored && tasks.positions === known.tasks;
  return same && now >= known.from && now < known.until;
}
