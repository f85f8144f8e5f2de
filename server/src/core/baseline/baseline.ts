import type { Workspace } from '../model/index.js';
import type { Finding } from '../rules/finding.js';
import { keysOf } from './digest.js';
import { inForce } from './inForce.js';
import { compareAccepted, isAcceptable, keyOf, type Accepted, type Baseline } from './types.js';

/** A baseline that accepts exactly these findings, but for those that none accepts (`isAcceptable`). What a previous one says beyond that (fields unknown here) is kept. */
export function makeBaseline(findings: readonly Finding[], workspace: Workspace, previous?: Baseline): Baseline {
  const before = new Map(previous?.findings.map((accepted) => [keyOf(accepted), accepted.rest]));
  const made = new Map<string, Accepted>();
  const accepted = findings.filter(({ code }) => isAcceptable(code));
  for (const { key, parts } of keysOf(accepted, workspace)) {
    const known = made.get(key);
    made.set(key, { ...parts, count: (known?.count ?? 0) + 1, rest: before.get(key) ?? {} });
  }
  return { findings: [...made.values()].sort(compareAccepted), rest: previous?.rest ?? {} };
}

/** Findings, parted by a baseline. */
export interface Parted {
  readonly fresh: readonly Finding[];
  readonly accepted: readonly Finding[];
  /** How many of the fresh ones the file accepts all the same: that is not in force. */
  readonly held: number;
}

/**
 * Parts findings into those that the baseline accepts, as far as it is in force (`inForce`), and the fresh ones, each in
 * the order given. Of equal findings the first ones are accepted, as many as the baseline counts. What no baseline accepts
 * is fresh, whatever it says.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  workspace: Workspace,
  adopts = true,
): Parted {
  const [left, written] = [countsOf(inForce(baseline, workspace, adopts)), countsOf(baseline)];
  const fresh: Finding[] = [];
  const accepted: Finding[] = [];
  let held = 0;
  for (const { finding, key } of keysOf(findings, workspace)) {
    const [isLeft, isWritten] = [take(left, key), take(written, key)];
    const mayBe = isAcceptable(finding.code);
    if (mayBe && isWritten && !isLeft) held++;
    (mayBe && isLeft ? accepted : fresh).push(finding);
  }
  return { fresh, accepted, held };
}

function countsOf({ findings }: Baseline): Map<string, number> {
  return new Map(findings.map((accepted) => [keyOf(accepted), accepted.count]));
}

/** Whether there is one left, which is then gone. */
function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  counts.set(key, count - 1);
  return count > 0;
}

/** The baseline without what is no longer found: it never accepts more than before. */
export function pruneBaseline(baseline: Baseline, findings: readonly Finding[], workspace: Workspace): Baseline {
  const found = new Map<string, number>();
  for (const { key } of keysOf(findings, workspace)) found.set(key, (found.get(key) ?? 0) + 1);
  const kept = baseline.findings.flatMap((accepted) => {
    if (!isAcceptable(accepted.rule)) return [];
    const count = Math.min(accepted.count, found.get(keyOf(accepted)) ?? 0);
    return count === 0 ? [] : [{ ...accepted, count }];
  });
  return { ...baseline, findings: kept };
}
