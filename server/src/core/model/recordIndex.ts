import type { Placed, TableBody } from '../syntax/index.js';
import { LazyList } from '../text/index.js';
import { isEmpty } from './values.js';

/**
 * The records of a ledger for who needs a few of them: the one with a key, those whose column says something. Of a
 * ledger that nobody has asked for all its records, no others are made.
 */
export interface RecordIndex<C extends string, R> {
  readonly count: number;
  /** Record `index` in the order of the ledger. */
  at(index: number): Placed<R> | undefined;
  /** What each record says in a column, '' where it says nothing. */
  texts(column: C): readonly string[];
  /**
   * The records with a key (`idKey`), in order.
   * @param keyOf which key of them, where not their own: that of an id that a cell of their row holds
   */
  withKey(key: string, keyOf?: (record: R) => string): readonly Placed<R>[];
}

/** Of records that are there already. */
export class WholeIndex<
  C extends string,
  R extends { text(column: C): string; readonly key: string },
> implements RecordIndex<C, R> {
  readonly #entries: readonly Placed<R>[];

  constructor(entries: readonly Placed<R>[]) {
    this.#entries = entries;
  }

  get count(): number {
    return this.#entries.length;
  }

  at(index: number): Placed<R> | undefined {
    return this.#entries[index];
  }

  texts(column: C): readonly string[] {
    return this.#entries.map(({ item }) => item.text(column));
  }

  withKey(key: string, keyOf: (record: R) => string = ownKey): readonly Placed<R>[] {
    return this.#entries.filter(({ item }) => keyOf(item) === key);
  }
}

/** Of the rows of one table, each a record. */
export class TableIndex<C extends string, R extends { readonly key: string }> implements RecordIndex<C, R> {
  readonly #body: TableBody;
  readonly #cells: ReadonlyMap<C, number>;
  readonly #records: LazyList<Placed<R>>;
  readonly #texts = new Map<C, readonly string[]>();

  /** @param make the record of a row of the table */
  constructor(body: TableBody, cells: ReadonlyMap<C, number>, make: (index: number) => Placed<R>) {
    this.#body = body;
    this.#cells = cells;
    this.#records = new LazyList(body.count, make);
  }

  get count(): number {
    return this.#body.count;
  }

  at(index: number): Placed<R> | undefined {
    return this.#records.at(index);
  }

  all(): readonly Placed<R>[] {
    return this.#records.all();
  }

  texts(column: C): readonly string[] {
    const known = this.#texts.get(column);
    if (known !== undefined) return known;
    const cell = this.#cells.get(column);
    const values = cell === undefined ? new Array<string>(this.count).fill('') : this.#body.column(cell);
    const empty = new Set([...new Set(values)].filter((value) => value !== '' && isEmpty(value)));
    const texts = empty.size === 0 ? values : values.map((value) => (empty.has(value) ? '' : value));
    this.#texts.set(column, texts);
    return texts;
  }

  withKey(key: string, keyOf: (record: R) => string = ownKey): readonly Placed<R>[] {
    const candidates = this.#isLiteral(key)
      ? this.#body.holding(key).flatMap((index) => this.at(index) ?? [])
      : this.all();
    return candidates.filter(({ item }) => keyOf(item) === key);
  }

  /** Whether a row whose id, or an id in it, has this key holds the key as it is: no escaped pipe, and no letter that NFC makes another. */
  #isLiteral(key: string): boolean {
    return (
      /^[ -{}~]+$/.test(key) && !key.includes('\\') && !BECOME_ASCII.some((letter) => this.#body.documentHolds(letter))
    );
  }
}

function ownKey({ key }: { readonly key: string }): string {
  return key;
}

/** Kelvin sign, Greek question mark, Greek varia: all that NFC makes ASCII of. */
const BECOME_ASCII = ['\u212a', '\u037e', '\u1fef'];
