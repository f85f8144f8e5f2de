import { policyFor, rolesOf, RULES_PATH, type Policy, type SourceFile } from '../../core/index.js';
import { auditText, MAX_AUDIT_BYTES, MAX_AUDIT_DEPTH } from '../audit/files.js';
import type { GitObjects } from './objects.js';
import { sourceOf } from './source.js';
import { bytesOf, linkOf } from './tree.js';
import { filesIn, walk, type Folder, type Found } from './walk.js';

/** What a commit, or the index, has of a workspace. */
export interface GitFiles {
  /** Policy, ledgers, flags, blocked items, archive and baseline, as far as it has them. */
  readonly sources: readonly SourceFile[];
  /** Path → text of its audit files. */
  readonly audit: ReadonlyMap<string, string>;
  /** Path → object of all these files. */
  readonly blobs: ReadonlyMap<string, string>;
}

/** Every file beside the audit log that a commit is asked for, under a policy. */
export function pathsOf(policy: Policy): readonly string[] {
  return [...rolesOf(policy).keys(), policy.paths.archive, policy.paths.baseline];
}

/**
 * Reads the files that the policy in a folder names, and those that `policy` names.
 * @param previous what was read before: a file that is the same object stays the same `SourceFile`
 */
export function readFiles(
  objects: GitObjects,
  top: Folder,
  policy: Policy,
  previous: GitFiles | undefined,
): Promise<GitFiles> {
  return new FilesReader(objects, top, previous).read(policy);
}

/**
 * Files that one policy calls otherwise than the other, under their new names: a ledger that moves together with the
 * policy is no new ledger.
 */
function renamed(sources: readonly SourceFile[], from: Policy, to: Policy): readonly SourceFile[] {
  const known = new Map(sources.map((source) => [source.path, source]));
  const before = ledgersOf(from);
  return ledgersOf(to).flatMap((paths, list) =>
    paths.flatMap((path, at) => {
      const source = known.get(before[list]?.[at] ?? '');
      return source === undefined || known.has(path) ? [] : [{ ...source, path }];
    }),
  );
}

function ledgersOf({ paths }: Policy): readonly (readonly string[])[] {
  return [paths.tasks, paths.approvals, [paths.archive]];
}

class FilesReader {
  readonly #blobs = new Map<string, string>();

  constructor(
    readonly objects: GitObjects,
    readonly top: Folder,
    readonly previous: GitFiles | undefined,
  ) {}

  async read(policy: Policy): Promise<GitFiles> {
    const rules = await this.#source(RULES_PATH);
    const own = policyFor(rules).policy;
    const paths = [...new Set([...pathsOf(own), ...pathsOf(policy)])].filter((path) => path !== RULES_PATH);
    const [others, logs] = await Promise.all([
      Promise.all(paths.map((path) => this.#source(path))),
      Promise.all([...new Set([own.paths.audit, policy.paths.audit])].map((path) => this.#log(path))),
    ]);
    const sources = [rules, ...others].filter((source) => source !== undefined);
    return { sources: [...sources, ...renamed(sources, own, policy)], audit: new Map(logs.flat()), blobs: this.#blobs };
  }

  #find(path: string): Promise<Found> {
    return walk(this.top, path, (oid) => linkOf(this.objects, oid));
  }

  async #source(path: string): Promise<SourceFile | undefined> {
    const found = await this.#find(path);
    if (found.kind === 'file' && this.#isKnown(path, found.oid))
      return this.previous?.sources.find((source) => source.path === path);
    return sourceOf(this.objects, path, found);
  }

  async #log(folder: string): Promise<readonly (readonly [string, string])[]> {
    const found = await this.#find(folder);
    if (found.kind !== 'folder') return [];
    const files = await filesIn(found.folder, MAX_AUDIT_DEPTH);
    const paths = [...files.keys()].filter((path) => path.endsWith('.jsonl')).sort();
    return Promise.all(paths.map((path) => this.#logFile(`${folder}/${path}`, files.get(path) ?? '')));
  }

  async #logFile(path: string, oid: string): Promise<readonly [string, string]> {
    const known = this.#isKnown(path, oid) ? this.previous?.audit.get(path) : undefined;
    return [path, known ?? auditText(bytesOf(await this.objects.read(oid, MAX_AUDIT_BYTES)))];
  }

  /** Whether a file was read before, of the same object. */
  #isKnown(path: string, oid: string): boolean {
    this.#blobs.set(path, oid);
    return this.previous?.blobs.get(path) === oid;
  }
}
