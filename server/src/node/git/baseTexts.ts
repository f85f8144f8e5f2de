import type { Facts, Wanted } from '../../core/index.js';
import { MAX_FACT_BYTES, textOf } from '../facts.js';
import type { GitBase } from './base.js';
import type { GitObjects } from './objects.js';
import { linkOf } from './tree.js';
import { walk } from './walk.js';

/** Texts of any files of a commit, as rules ask for them: records that stood there when something was decided. */
export class BaseTexts {
  readonly #known = new Map<string, string | null>();

  constructor(
    readonly objects: GitObjects,
    readonly base: Pick<GitBase, 'folder'>,
  ) {}

  /** Facts that know these texts too, as far as they are read: another object each time. */
  over(facts: Facts): Facts {
    return { get: (path, text) => facts.get(path, text), base: (path) => this.of(path) };
  }

  /** Undefined where it was not read yet, null where there is none. */
  of(path: string): string | null | undefined {
    return this.#known.get(path);
  }

  /** Reads what is wanted of the commit. Returns whether anything is known now that was not. */
  async gather(wanted: readonly Wanted[]): Promise<boolean> {
    const before = this.#known.size;
    for (const { path, base } of wanted) {
      if (base === true && !this.#known.has(path)) this.#known.set(path, await this.#read(path));
    }
    return this.#known.size > before;
  }

  /** Null where there is no such file, and where git does not give it. */
  async #read(path: string): Promise<string | null> {
    const found = await walk(this.base.folder, path, (oid) => linkOf(this.objects, oid)).catch(() => undefined);
    if (found?.kind !== 'file') return null;
    const object = await this.objects.read(found.oid, MAX_FACT_BYTES);
    return textOf(object?.bytes).text ?? null;
  }
}
