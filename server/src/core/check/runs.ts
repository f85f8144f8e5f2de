import { RunMemo, type Approval, type Task } from '../model/index.js';
import type { Facts } from '../ports.js';
import type { Problem } from '../rules/types.js';
import type { Placed } from '../syntax/index.js';
import type { Collector } from './collector.js';
import { Limits, type Bounds } from './limits.js';
import { covers } from '../rules/support/suppress.js';
import { RecordChecker, type RuleOf } from './records.js';
import { NOTHING } from './select.js';
import type { Tracker } from './tracker.js';

/** What was found in a run of records, and what that depended on. */
interface RunResult<R> extends Bounds {
  /** `at` counts from the run's first record. */
  readonly found: readonly { readonly rule: R; readonly problem: Problem; readonly at: number; readonly id: string }[];
  readonly facts: Facts;
  readonly past: unknown;
  readonly ignored: unknown;
  /** The task ids of the workspace at the time (by identity). */
  readonly tasks: unknown;
}

/** Judges the records of a file, run by run: what holds for a run that is the same is not asked of its records again. */
export class RunChecker<T extends Task | Approval, R extends RuleOf<T>> {
  readonly #records: RecordChecker<T, R>;
  /** By the file's path; the last text of each only. */
  readonly #memos = new Map<string, RunMemo<T, RunResult<R>>>();

  constructor(rules: readonly R[]) {
    this.#records = new RecordChecker(rules);
  }

  /** Adds what is found in `entries` to `collector`, and what that depends on to `limits`. */
  check(path: string, entries: readonly Placed<T>[], collector: Collector, limits: Limits, tracker: Tracker): void {
    const runs = this.#memoOf(path).of(
      entries,
      ({ item }) => item,
      (records) => this.#judge(records, tracker),
      (result) => holds(result, tracker),
    );
    runs.forEach((run, index) => {
      limits.addAll(run);
      for (const { rule, problem, at, id } of run.found) {
        collector.add(rule, problem, entries[index * RunMemo.length + at]?.line ?? 0, id);
      }
    });
  }

  #judge(records: readonly T[], tracker: Tracker): RunResult<R> {
    const limits = new Limits();
    const found: RunResult<R>['found'][number][] = [];
    records.forEach((record, at) => {
      const remembered = this.#records.check(record, tracker);
      limits.add(remembered, tracker);
      const all = remembered.found.concat(remembered.read);
      const suppressions = all.length === 0 ? NOTHING : tracker.ignored.of(record);
      for (const one of all) {
        if (!suppressions.some((other) => covers(other, one.rule.code))) found.push({ ...one, at, id: record.id });
      }
    });
    return { found, ...limits.all, facts: tracker.facts, past: tracker.past, ignored: tracker.ignored, tasks: tracker.tasks.positions }; // prettier-ignore
  }

  #memoOf(path: string): RunMemo<T, RunResult<R>> {
    let memo = this.#memos.get(path);
    if (memo === undefined) this.#memos.set(path, (memo = new RunMemo()));
    return memo;
  }
}

function holds<R>({ from, until, facts, past, ignored, tasks }: RunResult<R>, tracker: Tracker): boolean {
  const same =
    facts === tracker.facts &&
    ignored === tracker.ignored &&
    past === tracker.past &&
    tasks === tracker.tasks.positions;
  return same && tracker.now >= from && tracker.now < until;
}
