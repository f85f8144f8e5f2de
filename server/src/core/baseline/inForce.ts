import { allowsFile, grants } from '../gate/index.js';
import type { BaseGate, SourceFile, Workspace } from '../model/index.js';
import { renamedAccepted } from '../naming/index.js';
import { formatBaseline, readBaseline } from './format.js';
import { keyOf, type Accepted, type Baseline } from './types.js';

const readings = new WeakMap<SourceFile, ReturnType<typeof readBaseline>>();

/** Of a base that has none. */
const NONE: Baseline = { findings: [], rest: {} };

/**
 * What is accepted: what the file and the base's both accept, until an approved change row is there for the file. What the
 * base accepts of a task that was renamed since is known by its new id, as the move has written it.
 * @param adopts whether a base that has no such file takes it as it stands. One of a branch's beginning does so only while
 *   it has no PROJECT_RULES.md either: there Orch comes in, elsewhere a gate is opened
 */
export function inForce(baseline: Baseline, workspace: Workspace, adopts = true): Baseline {
  const { base, policy } = workspace;
  if (base === undefined) return baseline;
  const held = heldBy(base, adopts || base.rules === undefined);
  if (held === undefined) return baseline;
  const renamed = (base.renamed ?? []).reduce<readonly Accepted[]>(renamedAccepted, held.findings);
  const counts = new Map(renamed.map((one) => [keyOf(one), one.count]));
  const kept = baseline.findings.flatMap((one) => {
    const count = Math.min(one.count, counts.get(keyOf(one)) ?? 0);
    return count === 0 ? [] : [count === one.count ? one : { ...one, count }];
  });
  const isSame = kept.length === baseline.findings.length && kept.every((one, at) => one === baseline.findings[at]);
  if (isSame || allowsFile(grants(workspace, base), policy.paths.baseline, formatBaseline(baseline))) return baseline;
  return { ...baseline, findings: kept };
}

/** What the base accepts; undefined where it does not say. */
function heldBy({ baseline }: BaseGate, adopts: boolean): Baseline | undefined {
  if (baseline === undefined) return adopts ? undefined : NONE;
  const held = readings.get(baseline) ?? readBaseline(baseline.text);
  readings.set(baseline, held);
  return held.kind === 'read' ? held.baseline : undefined;
}
