import type { Approval, Task } from '../model/index.js';
import type { ApprovalRule, Problem, Problems, RecordRule, TaskRule } from '../rules/types.js';
import type { FindingCode } from '../messages/index.js';
import { covers, suppressionsOf } from '../rules/support/suppress.js';
import { holds, type Tracker, type Validity } from './tracker.js';

/** A problem and the rule that found it. */
export interface Found<R> {
  readonly rule: R;
  readonly problem: Problem;
}

/** What all rules said of one record, and for how long that holds. */
export interface Remembered<R> extends Validity {
  readonly found: readonly Found<R>[];
}

const NOTHING: readonly never[] = [];

/** Judges records by a list of rules, remembering each record's result by identity. */
export class RecordChecker<T extends Task | Approval, R extends TaskRule | ApprovalRule | RecordRule> {
  readonly #known = new WeakMap<T, Remembered<R>>();

  constructor(
    readonly rules: readonly R[],
    readonly ask: (rule: R, record: T, tracker: Tracker) => Problems<FindingCode>,
  ) {}

  check(record: T, tracker: Tracker): Remembered<R> {
    const known = this.#known.get(record);
    if (known !== undefined && holds(known, tracker)) return known;
    const found = this.#judge(record, tracker);
    const result = { found, ...tracker.take() };
    this.#known.set(record, result);
    return result;
  }

  #judge(record: T, tracker: Tracker): readonly Found<R>[] {
    let found: Found<R>[] | undefined;
    const suppressions = suppressionsOf(record);
    for (const rule of this.rules) {
      const problems = this.ask(rule, record, tracker);
      if (problems === undefined || suppressions.some((one) => covers(one, rule.code))) continue;
      for (const problem of asList(problems)) (found ??= []).push({ rule, problem });
    }
    return found ?? NOTHING;
  }
}

/** One problem, several or none, as a list. */
export function asList(problems: Problems<FindingCode>): readonly Problem[] {
  if (problems === undefined) return NOTHING;
  return Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
}
