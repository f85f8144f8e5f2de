import type { Approval, Task } from '../model/index.js';
import type { ApprovalRule, Problem, Problems, RecordRule, RuleContext, TaskRule } from '../rules/types.js';
import type { FindingCode } from '../messages/index.js';
import { NOTHING } from './select.js';
import { readsSame, stillTrue, together, type Tracker, type Validity } from './tracker.js';

/** A problem and the rule that found it. */
export interface Found<R> {
  readonly rule: R;
  readonly problem: Problem;
}

/** What all rules said of one record. */
interface Judged<R> {
  readonly found: readonly Found<R>[];
  /** The rules that asked for facts: when only facts have changed, no other is asked again. */
  readonly readers: readonly R[];
  /** What `readers` found. */
  readonly read: readonly Found<R>[];
}

/** The same, and for how long it holds. */
export interface Remembered<R> extends Judged<R>, Validity {}

/** A rule that judges such records. */
export type RuleOf<T> = (TaskRule | ApprovalRule | RecordRule) & {
  check(record: T, context: RuleContext): Problems<FindingCode>;
};

/** Judges records by a list of rules, remembering each record's result by identity. */
export class RecordChecker<T extends Task | Approval, R extends RuleOf<T>> {
  readonly #known = new WeakMap<T, Remembered<R>>();
  readonly #lists: (readonly R[])[] = [];

  constructor(readonly rules: readonly R[]) {}

  check(record: T, tracker: Tracker): Remembered<R> {
    const known = this.#known.get(record);
    if (known !== undefined && stillTrue(known, tracker)) {
      if (readsSame(known, tracker)) return known;
      const read = this.#judge(known.readers, record, tracker).read;
      return this.#remember(record, { ...known, read }, together(known, tracker.take()));
    }
    return this.#remember(record, this.#judge(this.rules, record, tracker), tracker.take());
  }

  /** Written out field by field: an object spread together takes twice the memory, and there is one for every record. */
  #remember(record: T, { found, readers, read }: Judged<R>, validity: Validity): Remembered<R> {
    const { from, until, facts, reads, past, looks, asked } = validity;
    const result = { found, readers, read, from, until, facts, reads, past, looks, asked };
    this.#known.set(record, result);
    return result;
  }

  /** Almost every record is read by the same rules: one list does for all of them. */
  #shared(rules: readonly R[]): readonly R[] {
    const known = this.#lists.find(
      (list) => list.length === rules.length && list.every((rule, at) => rule === rules[at]),
    );
    if (known !== undefined || this.#lists.length >= MOST_LISTS) return known ?? rules;
    const list = orNothing(rules);
    this.#lists.push(list);
    return list;
  }

  #judge(rules: readonly R[], record: T, tracker: Tracker): Judged<R> {
    const found: Found<R>[] = [];
    const read: Found<R>[] = [];
    const readers: R[] = [];
    let before = tracker.asks;
    for (const rule of rules) {
      const problems = rule.check(record, tracker);
      const looked = tracker.asks > before;
      if (looked) {
        readers.push(rule);
        before = tracker.asks;
      }
      if (problems === undefined) continue;
      for (const problem of asList(problems)) (looked ? read : found).push({ rule, problem });
    }
    return { found: orNothing(found), read: orNothing(read), readers: this.#shared(readers) };
  }
}

const MOST_LISTS = 32;

/** Lists are kept for every record: without the room that a growing list leaves itself. */
function orNothing<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NOTHING : list.slice();
}

/** One problem, several or none, as a list. */
export function asList(problems: Problems<FindingCode>): readonly Problem[] {
  if (problems === undefined) return NOTHING;
  return Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
}
