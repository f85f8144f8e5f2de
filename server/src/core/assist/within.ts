/** The items (sorted by line) that stand on lines from `first` to `last`, with the one that may reach into them from above. */
export function within<T extends { readonly line: number }>(
  items: readonly T[],
  first: number,
  last: number,
): readonly T[] {
  const from = Math.max(0, below(items, first) - 1);
  return items.slice(from, below(items, last + 1));
}

/** How many items stand above a line. */
function below(items: readonly { readonly line: number }[], line: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
