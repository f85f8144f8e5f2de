import type { OwnSeverities } from '../gate/index.js';
import type { Workspace } from '../model/index.js';
import { NO_PAST, type Past } from '../past/index.js';
import type { Facts, Wanted } from '../ports.js';
import type { Finding } from '../rules/finding.js';
import { rules as allRules } from '../rules/index.js';
import { Ignored, Unheeded } from '../rules/support/ignored.js';
import type { Rule, WorkspaceRule } from '../rules/types.js';
import { across } from './across.js';
import { compareFindings } from './collector.js';
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
  #ignored: Ignored | undefined;

  /**
   * @param heeds whether suppressions hide what they are about
   * @param about keys of the records that are asked about, all unless given: of others, and of lines, less is said then
   */
  constructor(
    rules: readonly Rule[] = allRules,
    readonly heeds = true,
    about?: ReadonlySet<string>,
  ) {
    this.#files = new FileChecker(rules, about);
    this.#rules = select(rules, 'workspace');
    this.#own = new Map(rules.map(({ code, severity, worst = severity }) => [code, [severity, worst]]));
  }

  /** @param past what the ledgers are compared with; without it the rules about history are silent */
  check(workspace: Workspace, facts: Facts, now: number, past: Past = NO_PAST): CheckResult {
    const ignored = this.#ignoredIn(workspace, past);
    const tracker = new Tracker(workspace.policy, now, facts, workspace.taskByKey, past, this.#own, ignored);
    const files = [...workspace.files.values()].map((file) => this.#files.check(file, tracker));
    const between = across(workspace, this.#rules, tracker);
    const { until, reads = [], looks } = tracker.take();
    const read = reads.filter(({ fact }) => fact === undefined);
    const wanted = [...files.flatMap((file) => file.wanted), ...read, ...tracker.wantedOf(looks)];
    const next = files.reduce((least, file) => Math.min(least, file.until), until);
    return {
      findings: [...files.flatMap(({ findings }) => findings), ...between].sort(compareFindings),
      wanted: distinct(wanted),
      nextChangeAt: Number.isFinite(next) ? next : undefined,
    };
  }

  /** The same object as long as the same suppressions count: what was found under it holds. */
  #ignoredIn(workspace: Workspace, past: Past): Ignored {
    const ignored = this.heeds ? new Ignored(past, workspace) : new Unheeded(past, workspace);
    return (this.#ignored = this.#ignored?.sameAs(ignored) === true ? this.#ignored : ignored);
  }
}

function distinct(wanted: readonly Wanted[]): readonly Wanted[] {
  const byKey = new Map(
    wanted.map(({ path, text, base }) => [
      `${base ? 'b' : text ? 't' : 's'}${path}`,
      base ? { path, text, base } : { path, text },
    ]),
  );
  return [...byKey.values()];
}
