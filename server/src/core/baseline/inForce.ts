import { allowsFile, grants } from '../gate/index.js';
import type { SourceFile, Workspace } from '../model/index.js';
import { formatBaseline, readBaseline } from './format.js';
import { keyOf, type Baseline } from './types.js';

const readings = new WeakMap<SourceFile, ReturnType<typeof readBaseline>>();

/**
 * What is accepted: what the file and the base's both accept, until an approved change row is there for the file. All of
 * it where the base has no such file.
 */
export function inForce(baseline: Baseline, workspace: Workspace): Baseline {
  const { base, policy } = workspace;
  if (base?.baseline === undefined) return baseline;
  const held = readings.get(base.baseline) ?? readBaseline(base.baseline.text);
  readings.set(base.baseline, held);
  if (held.kind !== 'read') return baseline;
  const counts = new Map(held.baseline.findings.map((one) => [keyOf(one), one.count]));
  const kept = baseline.findings.flatMap((one) => {
    const count = Math.min(one.count, counts.get(keyOf(one)) ?? 0);
    return count === 0 ? [] : [count === one.count ? one : { ...one, count }];
  });
  const isSame = kept.length === baseline.findings.length && kept.every((one, at) => one === baseline.findings[at]);
  if (isSame || allowsFile(grants(workspace, base), policy.paths.baseline, formatBaseline(baseline))) return baseline;
  return { ...baseline, findings: kept };
}
