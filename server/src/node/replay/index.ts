import { judgeCommit, judgeGated, type Finding, type PastBase, type Policy, type Step } from '../../core/index.js';
import type { HistoryCommit } from '../git/history.js';
import type { GitObjects } from '../git/objects.js';
import { workspaceHistory, type Range } from './history.js';
import { play } from './play.js';

export type { Range } from './history.js';

/** The steps of a history, and which commits they were found in. */
export interface Replay {
  /** Parents before children. */
  readonly steps: readonly Step[];
  readonly commits: readonly HistoryCommit['commit'][];
}

/**
 * Judges every step of a workspace's history, under the policy of the commit before it. Ends early, with what was found
 * so far, once `signal` is aborted.
 * @param root folder of the workspace
 * @param progress called after each commit with how many of how many are done
 * @returns undefined where git gives no answer; throws `UnreadableObject` where it does not give a file (a partial clone)
 */
export async function replayHistory(
  objects: GitObjects,
  root: string,
  range: Range,
  progress: (done: number, total: number) => void,
): Promise<Replay | undefined> {
  const history = await workspaceHistory(objects, root, range);
  if (history === undefined) return undefined;
  const { commits, lineage } = history;
  const steps: Step[] = [];
  let done = 0;
  for await (const { committed, parents, outside } of play(objects, history)) {
    if (range.signal?.aborted === true) break;
    const judged = outside ? [] : judgeCommit(committed, parents, lineage);
    for (const step of judged) steps.push(step);
    progress(++done, commits.length);
  }
  return { steps, commits: commits.filter(({ outside }) => outside !== true).map(({ commit }) => commit) };
}

/** What a branch's commits are judged by. */
export interface BranchGate {
  /** Its policy and flags are in force for all of them. */
  readonly gate: PastBase;
  /** Policies whose files are read, whatever the commits call them. */
  readonly policies: readonly Policy[];
}

/** What the history rules say of one commit. */
export interface CommitFindings {
  readonly commit: string;
  readonly findings: readonly Finding[];
}

/**
 * Judges the commits of a range, each against its parents, under what was in force where a branch began.
 * @returns as `replayHistory`
 */
export async function judgeBranch(
  objects: GitObjects,
  root: string,
  range: Range,
  { gate, policies }: BranchGate,
): Promise<readonly CommitFindings[] | undefined> {
  const history = await workspaceHistory(objects, root, range, policies);
  if (history === undefined) return undefined;
  const found: CommitFindings[] = [];
  for await (const { committed, parents, outside } of play(objects, history, gate)) {
    const findings = outside ? [] : judgeGated(committed, parents, { lineage: history.lineage, gate });
    if (findings.length > 0) found.push({ commit: committed.commit.oid, findings });
  }
  return found;
}
