import type { FindingCode } from '../messages/index.js';
import type { BaseCommit } from '../past/index.js';
import { isIllegal, type Step } from './types.js';

/** How many steps there were, and how many of them were illegal. */
export interface Share {
  readonly steps: number;
  readonly illegal: number;
}

/** When something was seen: UTC milliseconds, and the commit that shows it. */
export interface Sighting {
  readonly at: number;
  readonly commit: string;
}

/** First and last in time; undefined where it never was. */
export interface Seen {
  readonly first: Sighting | undefined;
  readonly last: Sighting | undefined;
}

/** How far the history of the ledgers kept to the process. */
export interface Conformance {
  readonly total: Share;
  /** By month (`2026-01`, UTC), in order; months without a step are not among them. */
  readonly months: readonly (Share & { readonly month: string })[];
  /** By rule, the most frequent first; `illegal` steps, of which one may break several rules. */
  readonly rules: readonly (Seen & { readonly rule: FindingCode; readonly illegal: number })[];
  /** By author of the commit, who did most illegal steps first; `first` and `last` are of those. */
  readonly authors: readonly (Share & Seen & { readonly author: BaseCommit['author'] })[];
}

/** The part of the steps that kept to the process, from 0 to 1; of no steps 1. */
export function rateOf({ steps, illegal }: Share): number {
  return steps === 0 ? 1 : (steps - illegal) / steps;
}

/** Counts steps, in whatever order they are given. */
export function conformanceOf(steps: readonly Step[]): Conformance {
  const months = new Map<string, Tally>();
  const rules = new Map<FindingCode, Tally>();
  const authors = new Map<string, Tally & { readonly author: BaseCommit['author'] }>();
  const total = new Tally();
  for (const step of steps) {
    const { author } = step.commit;
    total.add(step);
    known(months, monthOf(step.at), () => new Tally()).add(step);
    known(authors, keyOf(author), () => Object.assign(new Tally(), { author })).add(step);
    for (const code of new Set(step.findings.map((finding) => finding.code)))
      known(rules, code, () => new Tally()).add(step);
  }
  return {
    total: { steps: total.steps, illegal: total.illegal },
    months: [...months].sort(byKey).map(([month, { steps: all, illegal }]) => ({ month, steps: all, illegal })),
    rules: worstFirst([...rules]).map(([rule, { illegal, first, last }]) => ({ rule, illegal, first, last })),
    authors: worstFirst([...authors]).map(([, one]) => ({
      author: one.author,
      steps: one.steps,
      illegal: one.illegal,
      first: one.first,
      last: one.last,
    })),
  };
}

class Tally {
  steps = 0;
  illegal = 0;
  first: Sighting | undefined;
  last: Sighting | undefined;

  add(step: Step): void {
    this.steps++;
    if (!isIllegal(step)) return;
    this.illegal++;
    const sighting = { at: step.at, commit: step.commit.oid };
    if (this.first === undefined || step.at < this.first.at) this.first = sighting;
    if (this.last === undefined || step.at >= this.last.at) this.last = sighting;
  }
}

function known<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** One person may write an address in several ways; where there is none, the name has to do. */
function keyOf(author: BaseCommit['author']): string {
  return (author?.email ?? '').toLowerCase() || `\0${author?.name ?? ''}`;
}

type Keyed = readonly [key: string, tally: Tally];

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function worstFirst<T extends Keyed>(all: readonly T[]): readonly T[] {
  return [...all].sort((a, b) => b[1].illegal - a[1].illegal || b[1].steps - a[1].steps || byKey(a, b));
}
