import {
  byOf,
  describe,
  formatTime,
  isIllegal,
  messagesFor,
  rateOf,
  type BaseCommit,
  type Seen,
  type Share,
  type Sighting,
  type Step,
} from '../../core/index.js';
import type { Page } from '../moves/page.js';
import type { Replayed } from './types.js';

const english = messagesFor('en');

/** The report as one object, version 1, with a page of the illegal steps. Messages are English whatever the language. */
export function historyJson({ conformance, ...all }: Replayed, page: Page<Step>): string {
  const { total, months, rules, authors } = conformance;
  const report = {
    version: 1,
    commits: all.commits,
    first: all.first === undefined ? null : commitOf(all.first),
    last: all.last === undefined ? null : commitOf(all.last),
    shallow: all.shallow,
    ...shareOf(total),
    months: months.map(({ month, ...share }) => ({ month, ...shareOf(share) })),
    rules: rules.map(({ rule, illegal, ...seen }) => ({ rule, illegal, ...seenOf(seen) })),
    authors: authors.map(({ author, first, last, ...share }) => ({
      name: author?.name ?? null,
      email: author?.email ?? null,
      ...shareOf(share),
      ...seenOf({ first, last }),
    })),
    violations: page.items.map(violationOf),
    ...(page.next === undefined ? {} : { nextCursor: page.next }),
  };
  return `${JSON.stringify(report)}\n`;
}

function violationOf(step: Step): object {
  const { kind, id, from = null, to = null, at, commit, move = null, findings } = step;
  return {
    time: formatTime(at),
    ...{ kind, id, from, to },
    by: byOf(step) ?? null,
    commit: commitOf(commit),
    audit: move === null ? null : { writer: move.writer, seq: move.seq },
    findings: findings.map((finding) => ({
      rule: finding.code,
      severity: finding.severity,
      message: describe(finding, english),
      file: finding.file,
      line: finding.range.start.line + 1,
    })),
  };
}

function commitOf({ oid, time, author }: BaseCommit): object {
  return { oid, time: formatTime(time), author: author?.name ?? null, email: author?.email ?? null };
}

function shareOf(share: Share): object {
  return { steps: share.steps, illegal: share.illegal, conformance: rateOf(share) };
}

function seenOf({ first, last }: Seen): object {
  return { first: sightingOf(first), last: sightingOf(last) };
}

function sightingOf(sighting: Sighting | undefined): object | null {
  return sighting === undefined ? null : { time: formatTime(sighting.at), commit: sighting.commit };
}

/** The steps to tell one by one: illegal ones, the latest first. */
export function violationsOf(steps: readonly Step[]): readonly Step[] {
  return steps.filter(isIllegal).reverse();
}
