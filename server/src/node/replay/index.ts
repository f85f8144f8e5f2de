import {
  judgeCommit,
  readCommitted,
  type Lineage,
  type Committed,
  type SourceFile,
  type Step,
} from '../../core/index.js';
import type { HistoryCommit } from '../git/history.js';
import type { GitObjects } from '../git/objects.js';
import { workspaceHistory, type Range } from './history.js';
import { statesOf, type State } from './states.js';

export type { Range } from './history.js';

/** The steps of a history, and which commits they were found in. */
export interface Replay {
  /** Parents before children. */
  readonly steps: readonly Step[];
  readonly commits: readonly HistoryCommit['commit'][];
}

/** Files of so many commits ahead are asked for: git reads while steps are judged. */
const AHEAD = 48;

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
  const { commits, inRange, lineage } = history;
  const needed = neededIn(commits, inRange);
  const player = new Player(lineage, needed);
  const steps: Step[] = [];
  let done = 0;
  for await (const state of ahead(statesOf(commits), ({ commit, files }) =>
    needed.has(commit.oid) ? readAll(objects, files) : NO_FILES,
  )) {
    if (range.signal?.aborted === true) break;
    const judged = player.play(state.of, state.read, inRange.has(state.of.commit.oid));
    for (const step of judged) steps.push(step);
    progress(++done, commits.length);
  }
  return { steps, commits: commits.map(({ commit }) => commit).filter(({ oid }) => inRange.has(oid)) };
}

/** Commits in the range and their parents. */
function neededIn(commits: readonly HistoryCommit[], inRange: ReadonlySet<string>): ReadonlySet<string> {
  const parents = commits.filter(({ commit }) => inRange.has(commit.oid)).flatMap((one) => one.parents);
  return new Set([...inRange, ...parents]);
}

/** Reads the commits that are needed, and judges. */
class Player {
  readonly #committed = new Map<string, Committed>();

  constructor(
    readonly lineage: Lineage,
    readonly needed: ReadonlySet<string>,
  ) {}

  play({ commit, parents, over }: State, files: ReadonlyMap<string, SourceFile>, judge: boolean): readonly Step[] {
    const before = parents.map((oid) => this.#committed.get(oid)).filter((one) => one !== undefined);
    for (const oid of over) this.#committed.delete(oid);
    if (!this.needed.has(commit.oid)) return [];
    const committed = readCommitted(commit, files, this.lineage, before[0]);
    this.#committed.set(commit.oid, committed);
    return judge ? judgeCommit(committed, before, this.lineage) : [];
  }
}

const NO_FILES: Promise<ReadonlyMap<string, SourceFile>> = Promise.resolve(new Map());

async function readAll(objects: GitObjects, files: State['files']): Promise<ReadonlyMap<string, SourceFile>> {
  const read = await Promise.all([...files].map(async ([path, file]) => [path, await file.read(objects)] as const));
  return new Map(read);
}

/** Members of a list with what is read for them, reading some ahead of the one that is dealt with. */
async function* ahead<T, R>(
  list: Iterable<T>,
  read: (one: T) => Promise<R>,
): AsyncGenerator<{ readonly of: T; readonly read: R }> {
  const queue: { readonly of: T; readonly read: Promise<R> }[] = [];
  for (const of of list) {
    const reading = read(of);
    reading.catch(() => undefined); // whoever comes to it is told
    queue.push({ of, read: reading });
    const next = queue.length > AHEAD ? queue.shift() : undefined;
    if (next !== undefined) yield { of: next.of, read: await next.read };
  }
  for (const next of queue) yield { of: next.of, read: await next.read };
}
