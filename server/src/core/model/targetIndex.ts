import type { Approval } from './approval.js';
import type { Entry } from './workspace.js';

type Rows = readonly Entry<Approval>[];

/** So many targets are searched for one by one before all approvals are read: who asks that often asks for most. */
const FEW = 4;

/** The approvals of a workspace by target, of which nobody has asked for any yet: of few targets no other rows are read. */
export class TargetIndex implements ReadonlyMap<string, Rows> {
  readonly #read: () => ReadonlyMap<string, Rows>;
  readonly #search: (key: string) => Rows;
  readonly #found = new Map<string, Rows>();
  #all: ReadonlyMap<string, Rows> | undefined;

  /** @param search the approvals for a key, in the order of the ledgers, without all others being made */
  constructor(read: () => ReadonlyMap<string, Rows>, search: (key: string) => Rows) {
    this.#read = read;
    this.#search = search;
  }

  get(key: string): Rows | undefined {
    if (this.#all !== undefined) return this.#all.get(key);
    let rows = this.#found.get(key);
    if (rows === undefined) {
      if (this.#found.size >= FEW) return this.#whole.get(key);
      this.#found.set(key, (rows = this.#search(key)));
    }
    return rows.length === 0 ? undefined : rows;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get size(): number {
    return this.#whole.size;
  }

  forEach(visit: (rows: Rows, key: string, map: ReadonlyMap<string, Rows>) => void): void {
    this.#whole.forEach((rows, key) => {
      visit(rows, key, this);
    });
  }

  entries(): ReturnType<ReadonlyMap<string, Rows>['entries']> {
    return this.#whole.entries();
  }

  keys(): ReturnType<ReadonlyMap<string, Rows>['keys']> {
    return this.#whole.keys();
  }

  values(): ReturnType<ReadonlyMap<string, Rows>['values']> {
    return this.#whole.values();
  }

  [Symbol.iterator](): ReturnType<ReadonlyMap<string, Rows>['entries']> {
    return this.#whole.entries();
  }

  get #whole(): ReadonlyMap<string, Rows> {
    return (this.#all ??= this.#read());
  }
}
