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
      const same = before !== undefined && isSame(before.members, list, from, member) && holds(before.value);
      runs.push(same ? before : runOf(list.slice(from, from + LENGTH).map(member), from, make));
    }
    this.#runs = runs;
    return runs.map(({ value }) => value);
  }

  static readonly length = LENGTH;
}

function runOf<T, V>(members: readonly T[], from: number, make: (members: readonly T[], from: number) => V): Run<T, V> {
  return { members, value: make(members, from) };
}

const always = (): boolean => true;

function isSame<T, P>(members: readonly T[], list: readonly P[], from: number, member: (place: P) => T): boolean {
  if (members.length !== Math.min(LENGTH, list.length - from)) return false;
  for (let at = 0; at < members.length; at++) if (members[at] !== member(list[from + at] as P)) return false;
  return true;
}
