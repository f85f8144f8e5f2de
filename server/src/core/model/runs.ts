/** As many members as one edit makes anew, at most. */
const LENGTH = 128;

interface Run<T, V> {
  readonly members: readonly T[];
  readonly value: V;
}

/**
 * What was worked out for a long list, run by run: a run whose members are the same objects as last time keeps its
 * value. One changed row among ten thousand costs its own run, and a glance at the others.
 */
export class RunMemo<T extends object, V> {
  #runs: readonly Run<T, V>[] = [];
  /** The list of last time: whose place is the same object is the same member, which need not be looked up. */
  #places: readonly unknown[] = [];

  /**
   * The values of the runs of `list`, in order; run `n` begins at index `n * RunMemo.length`.
   * @param make works out the value of a run that begins at `from`
   * @param holds whether a value from last time can be used still
   */
  of<P>(
    list: readonly P[],
    member: (place: P) => T,
    make: (members: readonly T[], from: number) => V,
    holds: (value: V) => boolean = always,
  ): readonly V[] {
    const runs: Run<T, V>[] = [];
    for (let from = 0; from < list.length; from += LENGTH) {
      const before = this.#runs[runs.length];
      const same = before !== undefined && this.#isSame(before.members, list, from, member) && holds(before.value);
      runs.push(same ? before : runOf(list.slice(from, from + LENGTH).map(member), from, make));
    }
    this.#runs = runs;
    this.#places = list;
    return runs.map(({ value }) => value);
  }

  #isSame<P>(members: readonly T[], list: readonly P[], from: number, member: (place: P) => T): boolean {
    const { length } = members;
    if (length !== Math.min(LENGTH, list.length - from)) return false;
    for (let at = 0; at < length; at++) {
      const place = list[from + at] as P;
      if (place !== this.#places[from + at] && member(place) !== members[at]) return false;
    }
    return true;
  }

  static readonly length = LENGTH;
}

function runOf<T, V>(members: readonly T[], from: number, make: (members: readonly T[], from: number) => V): Run<T, V> {
  return { members, value: make(members, from) };
}

const always = (): boolean => true;

/**
 * `list` with every member mapped. Where the member is the object that stood at the same place in `before`, it is
 * mapped to what `after`, the result of that time, has there.
 */
export function mapAnew<A extends object, B>(
  list: readonly A[],
  make: (member: A) => B,
  before: readonly A[] = [],
  after: readonly B[] = [],
): readonly B[] {
  return list.map((member, at) => (member === before[at] ? after[at] : undefined) ?? make(member));
}

/** One list of several; a list alone stays the object that it is. */
export function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const some = lists.filter(({ length }) => length > 0);
  return some.length === 1 && some[0] !== undefined ? some[0] : some.flat();
}
