/** So many are remembered; then all are forgotten, and it begins anew. */
const MOST = 256;

/**
 * What was worked out for the objects asked about last. Rules ask about the same record one after the other, so that
 * little is worked out twice; kept for each of ten thousand records, it would be a good part of a server's memory.
 */
export class Recent<K extends object, V> {
  #known = new WeakMap<K, V>();
  #count = 0;

  get(key: K): V | undefined {
    return this.#known.get(key);
  }

  set(key: K, value: V): V {
    if (++this.#count % MOST === 0) this.#known = new WeakMap();
    this.#known.set(key, value);
    return value;
  }
}
