interface AtLine {
  readonly line: number;
}

/** The last of `items` (sorted by line) that starts at or above `line`; undefined when all start below. */
export function lastAtOrAbove<T extends AtLine>(items: readonly T[], line: number): T | undefined {
  return items[countAtOrAbove(items, line) - 1];
}

/** Those of `items` (sorted by line) that start in the lines `[from, to]`, and the one above, which may reach into them. */
export function between<T extends AtLine>(items: readonly T[], from: number, to: number): readonly T[] {
  return items.slice(Math.max(0, countAtOrAbove(items, from) - 1), countAtOrAbove(items, to));
}

function countAtOrAbove(items: readonly AtLine[], line: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}
