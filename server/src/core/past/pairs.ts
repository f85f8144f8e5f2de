/** A row of the base and the same row now; one of both is undefined where it came or went. */
export type RowPair<E> = readonly [before: E | undefined, after: E | undefined];

/**
 * Pairs rows by key: in the order of now, those that are gone last. Of several rows with one key those that are the same
 * go together, and the others in their order.
 * @param same what two rows share that have not changed
 */
export function pairRows<E>(
  before: readonly E[],
  after: readonly E[],
  keyOf: (row: E) => string,
  same: (row: E) => unknown,
): readonly RowPair<E>[] {
  const left = new Map<string, E[]>();
  for (const row of before) {
    const rows = left.get(keyOf(row));
    if (rows === undefined) left.set(keyOf(row), [row]);
    else rows.push(row);
  }
  const kept = new Map(after.map((row) => [row, taken(left.get(keyOf(row)), (old) => same(old) === same(row))]));
  const pairs = after.map((row): RowPair<E> => [kept.get(row) ?? taken(left.get(keyOf(row)), () => true), row]);
  return [...pairs, ...[...left.values()].flat().map((row): RowPair<E> => [row, undefined])];
}

/** Takes the first row that is meant out of a list. */
function taken<E>(rows: E[] | undefined, isMeant: (row: E) => boolean): E | undefined {
  const at = rows?.findIndex(isMeant) ?? -1;
  return at === -1 ? undefined : rows?.splice(at, 1)[0];
}
