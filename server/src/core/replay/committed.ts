import { openWorkspace, policyFor, RULES_PATH, type SourceFile, type Workspace } from '../model/index.js';
import type { BaseCommit, PastBase } from '../past/index.js';
import type { Lineage } from './lineage.js';

/** What a commit has of a workspace: what its children are compared with. */
export interface Committed extends PastBase {
  /** Read under the commit's own policy. */
  readonly workspace: Workspace;
  /** Path → file, whatever the policy calls it. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/**
 * Reads a commit.
 * @param files path → file: the ledgers and what belongs to them, and every `.jsonl` of the audit log
 * @param before a commit next to it: what is the same there is the same object here
 */
export function readCommitted(
  commit: BaseCommit,
  files: ReadonlyMap<string, SourceFile>,
  lineage: Lineage,
  before?: Committed,
): Committed {
  const { policy } = policyFor(files.get(RULES_PATH), before?.workspace);
  const sources = lineage.sources(files, policy);
  const workspace = openWorkspace({ sources, policy }, before?.workspace);
  return { commit, files, sources, workspace, audit: auditOf(files, before) };
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
