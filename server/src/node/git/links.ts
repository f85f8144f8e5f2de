import { readCommit, type GitCommit } from './commit.js';
import type { GitObjects } from './objects.js';
import type { LoggedCommit } from './rawLog.js';
import { linkOf, treeFolder, UnreadableObject } from './tree.js';
import { walk } from './walk.js';

/** What files are in the commits of a history in which they, or a folder above them, are links. */
export class Links {
  /** Commit → name of a file → its object, undefined where it is gone. */
  readonly #found = new Map<string, ReadonlyMap<string, string | undefined>>();
  /** Where a link ever led, from the top of the worktree → the names of the files that were links to it. */
  readonly #targets = new Map<string, ReadonlySet<string>>();

  /** @param files path from the top of the worktree → what it is called in the history */
  constructor(
    readonly objects: GitObjects,
    readonly files: ReadonlyMap<string, string>,
  ) {}

  /** Paths from the top of the worktree whose history is that of a file while a link leads there. */
  get targets(): readonly string[] {
    return [...this.#targets.keys()];
  }

  /** The files that a commit may have changed by a link, with their objects in it. */
  at(commit: string): ReadonlyMap<string, string | undefined> {
    return this.#found.get(commit) ?? NONE;
  }

  /**
   * Looks at a commit in which a file is no regular one any more, or where a link once led to what it changed; throws
   * `UnreadableObject` where git does not give what it has.
   */
  async lookInto({ oid, files }: LoggedCommit): Promise<void> {
    const gone = files.filter(({ blob }) => blob === undefined).map(({ path }) => path);
    const isOfLink = gone.some((path) => this.files.has(path)) || files.some(({ path }) => this.#targets.has(path));
    if (!isOfLink) return;
    const commit = await readCommit(this.objects, oid);
    if (commit === undefined) throw new UnreadableObject();
    const dangling = gone.flatMap((path) =>
      [...(this.#targets.get(path) ?? [])].map((name) => [name, undefined] as const),
    );
    this.#found.set(oid, new Map([...dangling, ...(await this.lookAt(commit))]));
  }

  /** The objects of all files that a commit has; remembers where links among them lead. */
  async lookAt({ tree }: Pick<GitCommit, 'tree'>): Promise<ReadonlyMap<string, string>> {
    const top = treeFolder(this.objects, tree);
    const objects = new Map<string, string>();
    for (const [path, name] of this.files) {
      const found = await walk(top, path, (link) => linkOf(this.objects, link));
      if (found.kind !== 'file') continue;
      objects.set(name, found.oid);
      if (found.path !== path) this.#targets.set(found.path, new Set([...(this.#targets.get(found.path) ?? []), name]));
    }
    return objects;
  }
}

const NONE: ReadonlyMap<string, string | undefined> = new Map();
