import type { Root } from './root.js';
import { pathBelow, placeOf } from './uris.js';

/** A file as a root sees it. */
export interface Located {
  readonly root: Root;
  readonly path: string;
}

/** All workspace folders. A folder opened twice is one root; a file belongs to the innermost root that holds it. */
export class Roots {
  /** By `placeOf` of their URI, the longest first. */
  readonly #roots = new Map<string, Root>();
  #order: readonly (readonly [string, Root])[] = [];
  readonly #located = new Map<string, Located | undefined>();

  get all(): readonly Root[] {
    return [...this.#roots.values()];
  }

  /** Adds the folder at `uri` unless it is there; gives the new root. */
  add(uri: string, make: () => Root): Root | undefined {
    const place = placeOf(uri);
    if (this.#roots.has(place)) return undefined;
    const root = make();
    this.#roots.set(place, root);
    this.#changed();
    return root;
  }

  /** Removes the folder at `uri`; gives the root that it was. */
  remove(uri: string): Root | undefined {
    const place = placeOf(uri);
    const root = this.#roots.get(place);
    this.#roots.delete(place);
    this.#changed();
    return root;
  }

  /** The root at a URI. */
  at(uri: string): Root | undefined {
    return this.#roots.get(placeOf(uri));
  }

  /** The root that a file belongs to. */
  locate(uri: string): Located | undefined {
    const known = this.#located.get(uri);
    if (known !== undefined || this.#located.has(uri)) return known;
    const found = this.containing(uri)[0];
    if (this.#located.size >= MOST_REMEMBERED) this.#located.clear();
    this.#located.set(uri, found);
    return found;
  }

  /** Every root that a file lies in, the innermost first: an inner root's file may be evidence to the outer one. */
  containing(uri: string): readonly Located[] {
    const place = placeOf(uri);
    return this.#order.flatMap(([base, root]) => {
      const path = pathBelow(base, place);
      return path === undefined ? [] : [{ root, path }];
    });
  }

  /** Whether a path of a root lies in another root inside it. */
  isForeign(root: Root, path: string): boolean {
    if (this.#roots.size < 2) return false;
    const inside = `${placeOf(root.uri)}/${path}`;
    return this.#order.find(([base]) => pathBelow(base, inside) !== undefined)?.[1] !== root;
  }

  #changed(): void {
    this.#order = [...this.#roots].sort(([a], [b]) => b.length - a.length);
    this.#located.clear();
    for (const root of this.#roots.values()) root.touch();
  }
}

const MOST_REMEMBERED = 1000;
