import { openInForce, gateOf } from '../gate/index.js';
import { openWorkspace, policyFor, RULES_PATH, type SourceFile, type Workspace } from '../model/index.js';
import type { BaseCommit, PastBase } from '../past/index.js';
import type { Lineage } from './lineage.js';

/** What a commit has of a workspace: what its children are compared with. */
export interface Committed extends PastBase {
  /** Read under the commit's own policy, or under what a gate lets be in force. */
  readonly workspace: Workspace;
  /** Path → file, whatever the policy calls it. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** What stays the same while commits are read. */
export interface Reading {
  readonly lineage: Lineage;
  /** Whose policy and flags are in force for all of them; undefined: each is read under its own. */
  readonly gate?: PastBase | undefined;
}

/**
 * Reads a commit.
 * @param files path → file: the ledgers and what belongs to them, and every `.jsonl` of the audit log
 * @param before a commit next to it: what is the same there is the same object here
 */
export function readCommitted(
  commit: BaseCommit,
  files: ReadonlyMap<string, SourceFile>,
  { lineage, gate }: Reading,
  before?: Committed,
): Committed {
  const { policy } = policyFor(files.get(RULES_PATH), before?.workspace);
  const audit = auditOf(files, before);
  const own = lineage.sources(files, policy);
  if (gate === undefined) {
    const workspace = openWorkspace({ sources: own, policy }, before?.workspace);
    return { commit, files, sources: own, workspace, audit };
  }
  const base = gateOf({ base: gate, audit });
  const known = new Map([...own, ...lineage.sources(files, base?.policy ?? policy)].map((one) => [one.path, one]));
  const sources = [...known.values()];
  return { commit, files, sources, workspace: openInForce({ sources }, base, before?.workspace), audit };
}

/** The same map as before where it has the same files. */
function auditOf(files: Committed['files'], before: Committed | undefined): Committed['audit'] {
  const audit = new Map<string, string>();
  let same = true;
  for (const [path, file] of files) {
    if (!path.endsWith('.jsonl')) continue;
    audit.set(path, file.text);
    same &&= before?.files.get(path) === file;
  }
  return same && before?.audit.size === audit.size ? before.audit : audit;
}
