import type { Workspace } from '../model/index.js';
import type { Finding } from '../rules/finding.js';
import { covers } from '../rules/support/suppress.js';
import type { PlacedProblem, Rule, WorkspaceRule } from '../rules/types.js';
import { Collector } from './collector.js';
import type { Tracker } from './tracker.js';

/** What records say against each other, and against what they were. */
export function across(workspace: Workspace, rules: readonly WorkspaceRule[], tracker: Tracker): readonly Finding[] {
  const collectors = new Map<string, Collector>();
  for (const rule of rules) {
    for (const problem of rule.check(workspace, tracker)) {
      if (isSuppressed(rule, problem, tracker)) continue;
      const collector = collectors.get(problem.file) ?? collectorFor(workspace, problem.file, tracker, collectors);
      collector.add(rule, problem, 0, problem.id);
    }
  }
  return [...collectors.values()].flatMap(({ findings }) => findings);
}

function isSuppressed(rule: Rule, { record }: PlacedProblem, { ignored }: Tracker): boolean {
  return record !== undefined && ignored.of(record).some((one) => covers(one, rule.code));
}

function collectorFor(
  { files, policy }: Workspace,
  path: string,
  { ignored }: Tracker,
  collectors: Map<string, Collector>,
): Collector {
  const collector = new Collector(path, files.get(path), policy, ignored);
  collectors.set(path, collector);
  return collector;
}
