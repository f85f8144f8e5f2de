import { policyFor, rolesOf, RULES_PATH, type Policy, type SourceFile } from '../../core/index.js';
import { auditText, MAX_AUDIT_BYTES, MAX_AUDIT_DEPTH } from '../audit/files.js';
import { readCommit, type GitCommit } from './commit.js';
import { locate } from './folder.js';
import type { GitObjects } from './objects.js';
import { sourceOf } from './source.js';
import { bytesOf, TreeReader, UnreadableObject } from './tree.js';

/** What the ledgers are compared with: a commit, and what it has of the workspace. */
export interface GitBase {
  readonly commit: GitCommit;
  /** Policy, ledgers, flags, blocked items, archive and baseline, as far as it has them. */
  readonly sources: readonly SourceFile[];
  /** Path → text of its audit files. */
  readonly audit: ReadonlyMap<string, string>;
  /** Path → object of all these files. */
  readonly blobs: ReadonlyMap<string, string>;
}

/**
 * What a commit has of the workspace below `root`: the files that its own policy names, and those that `policy` names.
 * Texts are as git keeps them: where a checkout has other line ends, rows are the same and bytes are not.
 * @param rev a revision that git knows
 * @param previous what was read before: a file that is the same object stays the same `SourceFile`
 * @returns undefined where there is no repository or no such commit, and where git cannot give all of it (a partial
 * clone, whose missing objects are never fetched)
 */
export async function readBase(
  objects: GitObjects,
  root: string,
  rev: string,
  policy: Policy,
  previous?: GitBase,
): Promise<GitBase | undefined> {
  const place = locate(root);
  const commit = place === undefined ? undefined : await readCommit(objects, rev);
  if (place === undefined || commit === undefined) return undefined;
  try {
    return await new BaseReader(objects, previous).read(commit, place.prefix, policy);
  } catch (error) {
    if (error instanceof UnreadableObject) return undefined;
    throw error;
  }
}

/** Every file beside the audit log that a commit is asked for, under a policy. */
export function basePaths(policy: Policy): readonly string[] {
  return [...rolesOf(policy).keys(), policy.paths.archive, policy.paths.baseline];
}

class BaseReader {
  readonly #trees: TreeReader;
  readonly #blobs = new Map<string, string>();

  constructor(
    readonly objects: GitObjects,
    readonly previous: GitBase | undefined,
  ) {
    this.#trees = new TreeReader(objects);
  }

  async read(commit: GitCommit, below: string, policy: Policy): Promise<GitBase> {
    const top = await this.#trees.find(commit.tree, below);
    if (top.kind !== 'folder') return { commit, sources: [], audit: new Map(), blobs: this.#blobs };
    const rules = await this.#source(top.oid, RULES_PATH);
    const own = policyFor(rules).policy;
    const paths = [...new Set([...basePaths(own), ...basePaths(policy)])].filter((path) => path !== RULES_PATH);
    const [others, logs] = await Promise.all([
      Promise.all(paths.map((path) => this.#source(top.oid, path))),
      Promise.all([...new Set([own.paths.audit, policy.paths.audit])].map((path) => this.#log(top.oid, path))),
    ]);
    const sources = [rules, ...others].filter((source) => source !== undefined);
    return { commit, sources, audit: new Map(logs.flat()), blobs: this.#blobs };
  }

  async #source(tree: string, path: string): Promise<SourceFile | undefined> {
    const entry = await this.#trees.find(tree, path);
    if (entry.kind !== 'file') return sourceOf(this.objects, path, entry);
    this.#blobs.set(path, entry.oid);
    const known = this.#isKnown(path) ? this.previous?.sources.find((source) => source.path === path) : undefined;
    return known ?? sourceOf(this.objects, path, entry);
  }

  async #log(tree: string, folder: string): Promise<readonly (readonly [string, string])[]> {
    const entry = await this.#trees.find(tree, folder);
    if (entry.kind !== 'folder') return [];
    const files = await this.#trees.files(entry.oid, MAX_AUDIT_DEPTH);
    const paths = [...files.keys()].filter((path) => path.endsWith('.jsonl')).sort();
    return Promise.all(paths.map((path) => this.#logFile(`${folder}/${path}`, files.get(path) ?? '')));
  }

  async #logFile(path: string, oid: string): Promise<readonly [string, string]> {
    this.#blobs.set(path, oid);
    const known = this.#isKnown(path) ? this.previous?.audit.get(path) : undefined;
    return [path, known ?? auditText(bytesOf(await this.objects.read(oid, MAX_AUDIT_BYTES)))];
  }

  #isKnown(path: string): boolean {
    return this.previous?.blobs.get(path) === this.#blobs.get(path);
  }
}
