import { SectionSource, type LedgerRecord, type WorkspaceFile } from '../model/index.js';
import type { Placed } from '../syntax/index.js';

/** How the ledger of a section writes a column's key: as the first of its sections that has such a bullet. */
export function keySpelling<C extends string>(
  file: WorkspaceFile | undefined,
  source: SectionSource<C>,
): (column: C) => string {
  const records: readonly Placed<LedgerRecord<string>>[] =
    [file?.tasks, file?.approvals]
      .map((ledger) => [...(ledger?.entries ?? []), ...(ledger?.viewed ?? [])])
      .find((all) => all.some(({ item }) => item.source === (source as object))) ?? [];
  return (column) => spelledIn(records, column) ?? column;
}

/** The key of the first section that has a bullet for the column. */
export function spelledIn(records: readonly Placed<LedgerRecord<string>>[], column: string): string | undefined {
  for (const { item } of records) {
    const bullet = item.source instanceof SectionSource ? item.source.bullets.get(column) : undefined;
    if (bullet !== undefined) return bullet.key.value;
  }
  return undefined;
}
