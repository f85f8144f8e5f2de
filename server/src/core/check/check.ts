import type { OwnSeverities } from '../gate/index.js';
import type { Workspace } from '../model/index.js';
import { NO_PAST, type Past } from '../past/index.js';
import type { Facts, Wanted } from '../ports.js';
import type { Finding } from '../rules/finding.js';
import { rules as allRules } from '../rules/index.js';
import { covers, suppressionsOf } from '../rules/support/suppress.js';
import type { PlacedProblem, Rule, WorkspaceRule } from '../rules/types.js';
import { Collector, compareFindings } from './collector.js';
import { FileChecker } from './files.js';
import { select } from './select.js';
import { Tracker } from './tracker.js';

export interface CheckResult {
  /** By file, then by place. */
  readonly findings: readonly Finding[];
  /** What rules wanted to know and `facts` could not answer; gather it and check again. */
  readonly wanted: readonly Wanted[];
  /** The next moment (UTC ms) at which the result changes by time alone; undefined: never. */
  readonly nextChangeAt: number | undefined;
}

/**
 * Judges workspaces. The result depends on nothing but workspace, facts and time; what is remembered between calls
 * only makes it fast. One checker a policy lineage is enough; it holds on to nothing that the caller has let go.
 */
export class Checker {
  readonly #files: FileChecker;
  readonly #rules: readonly WorkspaceRule[];
  readonly #own: OwnSeverities;

  constructor(rules: readonly Rule[] = allRules) {
    this.#files = new FileChecker(rules);
    this.#rules = select(rules, 'workspace');
    this.#own = new Map(rules.map(({ code, severity, worst = severity }) => [code, [severity, worst]]));
  }

  /** @param past what the ledgers are compared with; without it the rules about history are silent */
  check(workspace: Workspace, facts: Facts, now: number, past: Past = NO_PAST): CheckResult {
    const tracker = new Tracker(workspace.policy, now, facts, workspace.taskByKey, past, this.#own);
    const files = [...workspace.files.values()].map((file) => this.#files.check(file, tracker));
    const across = this.#checkAcross(workspace, tracker);
    const { until, reads } = tracker.take();
    const wanted = [...files.flatMap((file) => file.wanted), ...(reads ?? []).filter(({ fact }) => fact === undefined)];
    const next = files.reduce((least, file) => Math.min(least, file.until), until);
    return {
      findings: [...files.flatMap(({ findings }) => findings), ...across].sort(compareFindings),
      wanted: distinct(wanted),
      nextChangeAt: Number.isFinite(next) ? next : undefined,
    };
  }

  /** What records say against each other. */
  #checkAcross(workspace: Workspace, tracker: Tracker): readonly Finding[] {
    const collectors = new Map<string, Collector>();
    for (const rule of this.#rules) {
      for (const problem of rule.check(workspace, tracker)) {
        if (isSuppressed(rule, problem)) continue;
        const collector = collectors.get(problem.file) ?? collectorFor(workspace, problem.file, collectors);
        collector.add(rule, problem, 0, problem.id);
      }
    }
    return [...collectors.values()].flatMap(({ findings }) => findings);
  }
}

function isSuppressed(rule: Rule, { record }: PlacedProblem): boolean {
  return record !== undefined && suppressionsOf(record).some((one) => covers(one, rule.code));
}

function collectorFor({ files, policy }: Workspace, path: string, collectors: Map<string, Collector>): Collector {
  const collector = new Collector(path, files.get(path), policy);
  collectors.set(path, collector);
  return collector;
}

function distinct(wanted: readonly Wanted[]): readonly Wanted[] {
  const byKey = new Map(wanted.map(({ path, text }) => [`${text ? 't' : 's'}${path}`, { path, text }]));
  return [...byKey.values()];
}
