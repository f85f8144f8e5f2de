/** What core asks of the world. Core never looks itself: the shells gather answers and hand them in as values. */

/** What is known of a path inside the root. */
export type Fact =
  | {
      readonly kind: 'file';
      readonly size: number;
      /** Git ignores it: nobody else will ever see it. */
      readonly ignored: boolean;
      /** Present where the text was asked for and the file is UTF-8 of at most 1 MB. */
      readonly text?: string;
    }
  | { readonly kind: 'directory'; readonly ignored: boolean }
  | { readonly kind: 'missing' }
  /** A device, FIFO, socket, a link that leads out of the root or in a circle: never opened. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** A question that a rule had and `Facts` could not answer. */
export interface Wanted {
  /** Relative to the root, `/` between parts, normalised. */
  readonly path: string;
  /** Whether the text is needed too. */
  readonly text: boolean;
}

/** An immutable set of answers. The same object always gives the same answers. */
export interface Facts {
  /** Undefined: nobody has looked yet. A file asked for with `text` counts as unknown until its text was read or cannot be. */
  get(path: string, text: boolean): Fact | undefined;
}

/** No answers at all: everything is unknown, so no rule says anything about other files. */
export const NO_FACTS: Facts = { get: () => undefined };

/** Facts from a map; a path that is not in it is unknown. */
export function factsFrom(known: ReadonlyMap<string, { readonly fact: Fact; readonly text: boolean }>): Facts {
  return {
    get(path, text) {
      const entry = known.get(path);
      return entry === undefined || (text && !entry.text && entry.fact.kind === 'file') ? undefined : entry.fact;
    },
  };
}
