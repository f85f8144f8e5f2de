import { defaultPolicy, Lineage, loadPolicy, pathsOf, RULES_PATH, type Policy } from '../../core/index.js';
import { historyOf, type HistoryCommit } from '../git/history.js';
import type { GitObjects } from '../git/objects.js';
import { CommittedFile } from './files.js';

/** What part of a history is replayed. */
export interface Range {
  /** What this commit has is left out; undefined: from the beginning. */
  readonly from?: string | undefined;
  readonly to: string;
  readonly signal?: AbortSignal | undefined;
}

/** The history of a workspace's files. */
export interface WorkspaceHistory {
  /** Parents before children; those that the range begins behind are among them. */
  readonly commits: readonly HistoryCommit[];
  readonly lineage: Lineage;
}

/**
 * Every commit of a range that touched what Orch reads of the workspace below `root`, whatever the policy of the time
 * called it.
 * @param further policies whose files are meant too
 * @returns undefined where git gives no answer; throws `UnreadableObject` where it does not give a file
 */
export async function workspaceHistory(
  objects: GitObjects,
  root: string,
  { from, to, signal }: Range,
  further: readonly Policy[] = [],
): Promise<WorkspaceHistory | undefined> {
  const range = { to, ...(from !== undefined && { from }), ...(signal !== undefined && { signal }) };
  const rules = await historyOf(objects, root, { ...range, paths: [RULES_PATH] });
  if (rules === undefined) return undefined;
  const policies = [...(await policiesIn(objects, rules)), ...further, defaultPolicy];
  const commits = await historyOf(objects, root, {
    ...range,
    paths: [...new Set([RULES_PATH, ...policies.flatMap(pathsOf)])],
    folders: [...new Set(policies.map(({ paths }) => paths.audit))],
  });
  return commits && { commits, lineage: new Lineage(policies) };
}

/** Every policy that PROJECT_RULES.md ever had, each once; broken ones as far as they can be used. */
async function policiesIn(objects: GitObjects, history: readonly HistoryCommit[]): Promise<readonly Policy[]> {
  const oids = new Set(history.map(({ changed }) => changed.get(RULES_PATH)).filter((oid) => oid !== undefined));
  const files = await Promise.all([...oids].map((oid) => new CommittedFile(RULES_PATH, oid).read(objects)));
  return files.map(({ text }) => loadPolicy(text).policy);
}
