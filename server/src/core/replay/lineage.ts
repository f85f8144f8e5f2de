import { rolesOf, type SourceFile } from '../model/index.js';
import type { Policy } from '../policy/index.js';

/** Every file beside the audit log that a commit is asked for, under a policy. */
export function pathsOf(policy: Policy): readonly string[] {
  return [...rolesOf(policy).keys(), policy.paths.archive];
}

/**
 * Under which names files stood through a history. Git's history tells them by their last names; the policy of a commit
 * calls them as they were called then.
 */
export class Lineage {
  readonly #families = new Map<string, ReadonlySet<string>>();
  readonly #presented = new WeakMap<SourceFile, Map<string, SourceFile>>();

  /** @param policies every one that the history has */
  constructor(policies: readonly Policy[]) {
    for (const policy of policies) for (const other of policies) this.#compare(listsOf(policy), listsOf(other));
  }

  /** The files that a policy names, by the names that it has for them. The same file stays the same object. */
  sources(files: ReadonlyMap<string, SourceFile>, policy: Policy): readonly SourceFile[] {
    const paths = pathsOf(policy);
    return paths
      .map((path) => files.get(path) ?? this.#elsewhere(files, path, paths))
      .filter((one) => one !== undefined);
  }

  #elsewhere(files: ReadonlyMap<string, SourceFile>, path: string, taken: readonly string[]): SourceFile | undefined {
    for (const name of this.#families.get(path) ?? []) {
      const file = taken.includes(name) ? undefined : files.get(name);
      if (file !== undefined) return this.#present(file, path);
    }
    return undefined;
  }

  #present(file: SourceFile, path: string): SourceFile {
    const known = this.#presented.get(file) ?? new Map<string, SourceFile>();
    this.#presented.set(file, known);
    const presented = known.get(path) ?? { ...file, path };
    known.set(path, presented);
    return presented;
  }

  #compare(some: readonly (readonly string[])[], others: readonly (readonly string[])[]): void {
    some.forEach((paths, list) => {
      paths.forEach((path, at) => {
        const other = others[list]?.[at];
        if (other !== undefined && other !== path) this.#join(path, other);
      });
    });
  }

  #join(one: string, other: string): void {
    const all = new Set([one, other, ...(this.#families.get(one) ?? []), ...(this.#families.get(other) ?? [])]);
    for (const name of all) this.#families.set(name, all);
  }
}

function listsOf({ paths }: Policy): readonly (readonly string[])[] {
  return [paths.tasks, paths.approvals, [paths.flags], [paths.blocked], [paths.archive]];
}
