import { readCommitted, type Committed, type Reading, type SourceFile } from '../../core/index.js';
import type { GitObjects } from '../git/objects.js';
import type { WorkspaceHistory } from './history.js';
import { statesOf, type State } from './states.js';

/** A commit with what it has of the workspace, and so its parents. */
export interface Played {
  readonly committed: Committed;
  readonly parents: readonly Committed[];
  /** Whether the range begins behind it: it is there to compare with. */
  readonly outside: boolean;
}

/** Files of so many commits ahead are asked for: git reads while commits are judged. */
const AHEAD = 48;

/**
 * Reads the commits of a history, parents before children; what neighbours have in common is read once. No commit is kept
 * longer than later ones need it.
 * @param gate as in `Reading`
 */
export async function* play(
  objects: GitObjects,
  { commits, lineage }: WorkspaceHistory,
  gate?: Reading['gate'],
): AsyncGenerator<Played> {
  const known = new Map<string, Committed>();
  let last: Committed | undefined;
  for await (const { of, read } of ahead(statesOf(commits), ({ files }) => readAll(objects, files))) {
    const parents = of.parents.map((oid) => known.get(oid)).filter((one) => one !== undefined);
    for (const oid of of.over) known.delete(oid);
    last = readCommitted(of.commit, read, { lineage, gate }, parents[0] ?? last, of.outside ? undefined : parents);
    known.set(of.commit.oid, last);
    yield { committed: last, parents, outside: of.outside };
  }
}

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
