import type { Wanted } from '../core/index.js';

/** A file that says what git ignores, in its folder and below. */
const IGNORES = /(?<=^|\/)\.gitignore$/;

/** Which paths of a root the rules asked about, so that a change on disk is looked at again, and only then. */
export class AskedPaths {
  readonly #asked = new Map<string, Wanted>();
  readonly #folders = new Set<string>();

  /** Those of `wanted` that were not asked before, now noted as asked. */
  add(wanted: readonly Wanted[]): readonly Wanted[] {
    const added = wanted.filter(({ path, text }) => {
      const known = this.#asked.get(path);
      return known === undefined || (text && !known.text);
    });
    for (const want of added) {
      this.#asked.set(want.path, want);
      this.#addFolders(want.path);
    }
    return added;
  }

  /**
   * Those that a change at `path` concerns: the path itself, everything below it where it is a folder, and everything
   * beside and below it where it says what git ignores.
   */
  touchedBy(paths: readonly string[]): readonly Wanted[] {
    const exact = paths.flatMap((path) => this.#asked.get(path) ?? []);
    const folders = paths.flatMap((path) => {
      if (IGNORES.test(path)) return [path.replace(IGNORES, '')];
      return this.#folders.has(path) ? [`${path}/`] : [];
    });
    if (folders.length === 0) return exact;
    const below = [...this.#asked.values()].filter(({ path }) => folders.some((folder) => path.startsWith(folder)));
    return [...exact, ...below];
  }

  /** Every folder that holds one of the paths, and every folder above it; '' is the root. */
  get folders(): ReadonlySet<string> {
    return this.#folders;
  }

  #addFolders(path: string): void {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (this.#folders.has(folder)) return;
      this.#folders.add(folder);
    }
    this.#folders.add('');
  }
}
