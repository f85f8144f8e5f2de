import type { Fact, Facts, Wanted } from '../core/index.js';
import { factsFrom } from '../core/index.js';
import { ignoredAmong } from './git/ignored.js';
import { Looker, readBytes, type Place } from './inside.js';

/** Evidence larger than this is not read (STYLE: reads of other files). */
export const MAX_FACT_BYTES = 1024 * 1024;

interface Known {
  readonly fact: Fact;
  readonly text: boolean;
  /** mtime, size and inode of the file; the same stamp gives the same fact object. */
  readonly stamp: string;
}

/** What is known of the files of one root. `facts` is immutable: a gathering that changes something makes a new object. */
export class FactCache {
  #known = new Map<string, Known>();
  #facts: Facts = factsFrom(new Map());

  /** @param git whether git may be asked (not in an untrusted workspace) */
  constructor(
    readonly root: string,
    readonly git: boolean,
  ) {}

  get facts(): Facts {
    return this.#facts;
  }

  /** Looks everything up that is wanted, with a break after every few files. Returns whether any answer changed. */
  async gather(wanted: readonly Wanted[]): Promise<boolean> {
    const looker = new Looker(this.root);
    const looked: { want: Wanted; place: Place }[] = [];
    for await (const want of withBreaks(wanted)) looked.push({ want, place: looker.look(want.path) });
    const places = new Map(looked.map(({ want, place }) => [want.path, place]));
    const ignored = this.git ? await ignoredAmong(this.root, places) : new Set<string>();
    const next = new Map(this.#known);
    for await (const { want, place } of withBreaks(looked)) {
      next.set(want.path, this.#answer(want, place, ignored.has(want.path)));
    }
    return this.#replace(next);
  }

  #replace(next: Map<string, Known>): boolean {
    const changed =
      next.size !== this.#known.size ||
      [...next].some(
        ([path, { fact, text }]) => this.#known.get(path)?.fact !== fact || this.#known.get(path)?.text !== text,
      );
    this.#known = next;
    if (changed) this.#facts = factsFrom(next);
    return changed;
  }

  #answer(want: Wanted, place: Place, ignored: boolean): Known {
    const stamp = stampOf(place, ignored);
    const before = this.#known.get(want.path);
    if (before?.stamp === stamp && (before.text || !want.text)) return before;
    return { fact: factOf(place, ignored, want.text), text: want.text, stamp };
  }
}

function stampOf(place: Place, ignored: boolean): string {
  if (place.kind !== 'file') return `${place.kind}:${String(ignored)}`;
  const { mtimeMs, size, ino } = place.stats;
  // Joined, it is one piece in memory: kept for every file, and never read but to be compared.
  return ['file', mtimeMs, size, ino, ignored].join(':');
}

export function factOf(place: Place, ignored: boolean, text: boolean): Fact {
  if (place.kind === 'missing') return ignored ? { kind: 'missing', ignored } : place;
  if (place.kind === 'other' || place.kind === 'unreadable') return place;
  if (place.kind === 'directory') return { kind: 'directory', ignored };
  const { size } = place.stats;
  if (!text || size > MAX_FACT_BYTES) return { kind: 'file', size, ignored };
  try {
    return { kind: 'file', size, ignored, ...textOf(readBytes(place.path, MAX_FACT_BYTES)) };
  } catch (error) {
    return { kind: 'unreadable', reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

/** The text of bytes that are UTF-8; nothing where they are not, or were not read. */
export function textOf(bytes: Buffer | undefined): { text?: string } {
  try {
    return bytes === undefined ? {} : { text: (utf8 ??= new TextDecoder('utf-8', { fatal: true })).decode(bytes) };
  } catch {
    return {};
  }
}

/** Made when needed: most moves go without. */
let utf8: InstanceType<typeof TextDecoder> | undefined;

/** So many files are looked at before others get their turn. */
const BATCH = 64;

async function* withBreaks<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const [at, item] of items.entries()) {
    if (at % BATCH === BATCH - 1) await new Promise((resolve) => setImmediate(resolve));
    yield item;
  }
}
