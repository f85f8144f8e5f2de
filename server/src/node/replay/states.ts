import type { HistoryCommit } from '../git/history.js';
import { CommittedFile } from './files.js';

/** What a commit has of the files of a history. */
export interface State {
  readonly commit: HistoryCommit['commit'];
  /** Path → file; one that is the same as in a parent is the same object. */
  readonly files: ReadonlyMap<string, CommittedFile>;
  /** First parent first. */
  readonly parents: readonly string[];
  /** Those of the parents that no later commit is a child of. */
  readonly over: readonly string[];
  /** Whether the range begins behind it. */
  readonly outside: boolean;
}

/** The commits of a history with what each of them has, in the same order. No more is kept than later ones need. */
export function* statesOf(history: readonly HistoryCommit[]): Generator<State> {
  const children = childrenIn(history);
  const files = new Map<string, State['files']>();
  let root = NONE;
  for (const { commit, parents, changed, outside = false } of history) {
    const before = parents.map((oid) => files.get(oid) ?? NONE);
    const own = filesOf(before, changed, root);
    if (parents.length === 0) root = own;
    const over = parents.filter((oid) => isOver(oid, children));
    for (const oid of over) files.delete(oid);
    if (children.has(commit.oid)) files.set(commit.oid, own);
    yield { commit, files: own, parents, over, outside };
  }
}

const NONE: State['files'] = new Map();

/** Commit → how many children it has in the history. */
function childrenIn(history: readonly HistoryCommit[]): Map<string, number> {
  const children = new Map<string, number>();
  for (const { parents } of history) for (const oid of parents) children.set(oid, (children.get(oid) ?? 0) + 1);
  return children;
}

function isOver(oid: string, children: Map<string, number>): boolean {
  const left = (children.get(oid) ?? 1) - 1;
  children.set(oid, left);
  return left === 0;
}

/** @param near files of a commit that is no parent, and may yet have the same */
function filesOf(
  [first = NONE, ...others]: readonly State['files'][],
  changed: HistoryCommit['changed'],
  near: State['files'],
): State['files'] {
  if (changed.size === 0) return first;
  const files = new Map(first);
  for (const [path, oid] of changed) {
    if (oid !== undefined && first.get(path)?.oid === oid) continue;
    const known = [...others, near].map((one) => one.get(path)).find((file) => file?.oid === oid);
    if (oid === undefined) files.delete(path);
    else files.set(path, known ?? new CommittedFile(path, oid, first.get(path) ?? near.get(path)));
  }
  return files;
}
