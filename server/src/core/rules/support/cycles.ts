/**
 * The groups of nodes that lead back to themselves (strongly connected components with an edge inside), by Tarjan's
 * algorithm without recursion: linear, whatever the depth.
 * @param edges for each node, the nodes that it leads to
 * @returns for each node, the number of its group; -1 for a node in none
 */
export function cyclesOf(edges: readonly (readonly number[])[]): Int32Array {
  const search = new Search(edges);
  for (let node = 0; node < edges.length; node++) search.from(node);
  return search.group;
}

class Search {
  readonly group: Int32Array;
  /** When a node was first met, counted from 1. */
  readonly #met: Int32Array;
  /** The earliest node on the stack that can be reached from a node. */
  readonly #low: Int32Array;
  readonly #onStack: Uint8Array;
  readonly #stack: number[] = [];
  #count = 0;
  #groups = 0;

  constructor(readonly edges: readonly (readonly number[])[]) {
    this.group = new Int32Array(edges.length).fill(-1);
    this.#met = new Int32Array(edges.length);
    this.#low = new Int32Array(edges.length);
    this.#onStack = new Uint8Array(edges.length);
  }

  from(start: number): void {
    if (this.#met[start] !== 0) return;
    const path: { readonly node: number; next: number }[] = [this.#enter(start)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = this.edges[top.node]?.[top.next++];
      if (to === undefined) {
        path.pop();
        this.#leave(top.node, path.at(-1)?.node);
      } else if (this.#met[to] === 0) path.push(this.#enter(to));
      else if (this.#onStack[to] === 1) this.#reach(top.node, this.#met[to] ?? 0);
    }
  }

  #enter(node: number): { readonly node: number; next: number } {
    this.#met[node] = this.#low[node] = ++this.#count;
    this.#stack.push(node);
    this.#onStack[node] = 1;
    return { node, next: 0 };
  }

  #reach(node: number, low: number): void {
    if (low < (this.#low[node] ?? 0)) this.#low[node] = low;
  }

  #leave(node: number, parent: number | undefined): void {
    const low = this.#low[node] ?? 0;
    if (parent !== undefined) this.#reach(parent, low);
    if (low !== this.#met[node]) return;
    const alone = this.#stack.at(-1) === node && !(this.edges[node]?.includes(node) ?? false);
    const group = alone ? -1 : this.#groups++;
    for (let member = this.#stack.pop(); member !== undefined; member = this.#stack.pop()) {
      this.#onStack[member] = 0;
      this.group[member] = group;
      if (member === node) break;
    }
  }
}
