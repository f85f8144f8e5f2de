import { gatedPaths, gateOf, openInForce } from '../gate/index.js';
import { openWorkspace, policyFor, RULES_PATH, type SourceFile, type Workspace } from '../model/index.js';
import type { BaseCommit, LastChange, PastBase } from '../past/index.js';
import type { Policy } from '../policy/index.js';
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
 * @param parents undefined where they were not read
 */
export function readCommitted(
  commit: BaseCommit,
  files: ReadonlyMap<string, SourceFile>,
  { lineage, gate }: Reading,
  before?: Committed,
  parents?: readonly Committed[],
): Committed {
  const { policy } = policyFor(files.get(RULES_PATH), before?.workspace);
  const audit = auditOf(files, before);
  const own = lineage.sources(files, policy);
  if (gate === undefined) {
    const workspace = openWorkspace({ sources: own, policy }, before?.workspace);
    return {
      commit,
      files,
      sources: own,
      workspace,
      audit,
      lastChanges: lastChangesOf(files, { time: commit.time, sources: own }, policy, parents),
    };
  }
  const base = gateOf({ base: gate, audit });
  const known = new Map([...own, ...lineage.sources(files, base?.policy ?? policy)].map((one) => [one.path, one]));
  const sources = [...known.values()];
  return { commit, files, sources, workspace: openInForce({ sources }, base, before?.workspace), audit };
}

/** A file that the first parent has as well changed where it changed for that one, any other in this commit. */
function lastChangesOf(
  files: Committed['files'],
  own: LastChange,
  policy: Policy,
  parents: readonly Committed[] | undefined,
): NonNullable<Committed['lastChanges']> {
  const found = new Map<string, LastChange>();
  for (const path of parents === undefined ? [] : gatedPaths(policy)) {
    const first = parents?.[0];
    const isKept = first !== undefined && first.files.get(path) === files.get(path);
    const change = isKept ? first.lastChanges?.get(path) : own;
    if (change !== undefined) found.set(path, change);
  }
  return found;
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
