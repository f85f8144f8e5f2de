import { SectionSource, type LedgerRecord, type WorkspaceFile } from '../model/index.js';
import type { Placed } from '../syntax/index.js';

/** A section of a ledger and the line of its heading. */
export interface SectionAt {
  readonly source: SectionSource<string>;
  readonly line: number;
}

/** How the ledger of a section writes a column's key: as the first of its sections that has such a bullet. */
export function keySpelling<C extends string>(
  file: WorkspaceFile | undefined,
  source: SectionSource<C>,
): (column: C) => string {
  const sections =
    [file?.tasks, file?.approvals]
      .map((ledger) => sectionsOf([...(ledger?.entries ?? []), ...(ledger?.viewed ?? [])]))
      .find((all) => all.some((one) => one.source === (source as object))) ?? [];
  return (column) => spelledIn(sections, column) ?? column;
}

/** The key of the first section that has a bullet for the column. */
export function spelledIn(sections: readonly SectionAt[], column: string): string | undefined {
  return sections.find(({ source }) => source.bullets.has(column))?.source.bullets.get(column)?.key.value;
}

/** The sections among records, and where they stand. */
export function sectionsOf(records: readonly Placed<LedgerRecord<string>>[]): SectionAt[] {
  return records.flatMap(({ item: { source }, line }) => (source instanceof SectionSource ? [{ source, line }] : []));
}
