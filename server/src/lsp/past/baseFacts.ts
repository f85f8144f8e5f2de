import type { Facts, Wanted } from '../../core/index.js';
import type { PastSource } from './source.js';

/** Facts of a root, and texts that its base has of the files that rules ask for. */
export class BaseFacts {
  readonly #known = new Map<string, string | null>();
  readonly #asked = new Set<string>();
  #oid: string | undefined;
  #made: { readonly inner: Facts; readonly facts: Facts } | undefined;

  constructor(private readonly source: Pick<PastSource, 'textOf'>) {}

  /**
   * The same object while facts, base and what is known of it are the same.
   * @param oid of the base, where there is one
   */
  over(inner: Facts, oid: string | undefined): Facts {
    if (oid !== this.#oid) {
      this.#oid = oid;
      this.#known.clear();
      this.#asked.clear();
      this.#made = undefined;
    }
    if (oid === undefined) return inner;
    if (this.#made?.inner !== inner) {
      const facts: Facts = { get: (path, text) => inner.get(path, text), base: (path) => this.#known.get(path) };
      this.#made = { inner, facts };
    }
    return this.#made.facts;
  }

  /** Reads what is wanted of the base and was not asked for yet. Returns whether any answer came. */
  async gather(wanted: readonly Wanted[]): Promise<boolean> {
    const [oid, inner] = [this.#oid, this.#made?.inner];
    const paths = wanted.flatMap(({ path, base }) => (base === true && !this.#asked.has(path) ? [path] : []));
    if (oid === undefined || paths.length === 0) return false;
    for (const path of paths) this.#asked.add(path);
    const texts = await Promise.all(
      paths.map(async (path) => [path, await this.source.textOf(oid, path, inner)] as const),
    );
    if (this.#oid !== oid) return false;
    for (const [path, text] of texts) this.#known.set(path, text);
    this.#made = undefined;
    return true;
  }
}
