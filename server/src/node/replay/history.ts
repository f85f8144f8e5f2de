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
  /** All up to the end, whatever the range begins with. */
  readonly commits: readonly HistoryCommit[];
  /** Those in the range. */
  readonly inRange: ReadonlySet<string>;
  readonly lineage: Lineage;
}

/**
 * Every commit that touched what Orch reads of the workspace below `root`, whatever the policy of the time called it.
 * Undefined where git gives no answer.
 */
export async function workspaceHistory(
  objects: GitObjects,
  root: string,
  { from, to, signal }: Range,
): Promise<WorkspaceHistory | undefined> {
  const abort = signal === undefined ? {} : { signal };
  const rules = await historyOf(objects, root, { to, paths: [RULES_PATH], ...abort });
  if (rules === undefined) return undefined;
  const policies = [...(await policiesIn(objects, rules)), defaultPolicy];
  const files = {
    paths: [...new Set([RULES_PATH, ...policies.flatMap(pathsOf)])],
    folders: [...new Set(policies.map(({ paths }) => paths.audit))],
    ...abort,
  };
  const commits = await historyOf(objects, root, { to, ...files });
  const recent = from === undefined ? commits : await historyOf(objects, root, { from, to, ...files });
  if (commits === undefined || recent === undefined) return undefined;
  return { commits, inRange: new Set(recent.map(({ commit }) => commit.oid)), lineage: new Lineage(policies) };
}

/** Every policy that PROJECT_RULES.md ever had, each once; broken ones as far as they can be used. */
async function policiesIn(objects: GitObjects, history: readonly HistoryCommit[]): Promise<readonly Policy[]> {
  const oids = new Set(history.map(({ changed }) => changed.get(RULES_PATH)).filter((oid) => oid !== undefined));
  const files = await Promise.all([...oids].map((oid) => new CommittedFile(RULES_PATH, oid).read(objects)));
  return files.map(({ text }) => loadPolicy(text).policy);
}
