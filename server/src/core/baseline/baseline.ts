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

/**
 * Parts findings into those that the baseline accepts, as far as it is in force, and the fresh ones, each in the order given. Of equal findings
 * the first ones are accepted, as many as the baseline counts. What no baseline accepts is fresh, whatever it says.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  workspace: Workspace,
): { readonly fresh: readonly Finding[]; readonly accepted: readonly Finding[] } {
  const left = new Map(inForce(baseline, workspace).findings.map((accepted) => [keyOf(accepted), accepted.count]));
  const fresh: Finding[] = [];
  const accepted: Finding[] = [];
  for (const { finding, key } of keysOf(findings, workspace)) {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    (count > 0 && isAcceptable(finding.code) ? accepted : fresh).push(finding);
  }
  return { fresh, accepted };
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
