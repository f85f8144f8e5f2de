/** The last of `items` (sorted by line) that starts at or above `line`; undefined when all start below. */
export function lastAtOrAbove<T extends { readonly line: number }>(items: readonly T[], line: number): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
