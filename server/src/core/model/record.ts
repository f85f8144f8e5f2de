import type { Bullet, Field, Row, Section } from '../syntax/index.js';
import { lineRange, type Range } from '../text/index.js';
import type { Columns } from './columns.js';
import { isEmpty } from './values.js';

/**
 * Where a record's values come from, whatever the dialect: a table row or a section. Content only: all ranges are
 * relative to the record's first line.
 */
export interface RecordSource<C extends string> {
  readonly dialect: 'table' | 'section';
  /**
   * Whether the ledger has the column for this record: the table's header names it, or any of the ledger's sections has
   * such a bullet. A rule that needs an absent column is silent.
   */
  has(column: C): boolean;
  /** The value's field, blank ones included; undefined where the column is absent or the row ends before it. */
  field(column: C): Field | undefined;
  /** The field's value alone, '' where there is none: rules ask for it often, and mostly need no place. */
  value(column: C): string;
  /** Further values of the column (items of a nested list); empty in a table. */
  items(column: C): readonly Field[];
  /** The record as a whole: the row without surrounding blanks, or the heading line. */
  readonly range: Range;
}

export class RowSource<C extends string> implements RecordSource<C> {
  readonly dialect = 'table';

  constructor(
    readonly row: Row,
    readonly columns: Columns<C>,
  ) {}

  has(column: C): boolean {
    return this.columns.index.has(column);
  }

  field(column: C): Field | undefined {
    const cell = this.columns.index.get(column);
    return cell === undefined ? undefined : this.row.field(cell);
  }

  value(column: C): string {
    const cell = this.columns.index.get(column);
    return cell === undefined ? '' : this.row.value(cell);
  }

  items(): readonly Field[] {
    return [];
  }

  get range(): Range {
    const { text } = this.row;
    const end = text.trimEnd().length;
    return lineRange(0, Math.min(end, text.length - text.trimStart().length), end);
  }
}

export class SectionSource<C extends string> implements RecordSource<C> {
  readonly dialect = 'section';

  /**
   * @param bullets column → bullet, the first of each
   * @param heading values that the heading itself gives where no bullet does (id and title)
   * @param columns what any section of the ledger gives
   */
  constructor(
    readonly section: Section,
    readonly bullets: ReadonlyMap<C, Bullet>,
    readonly heading: ReadonlyMap<C, Field>,
    readonly columns: ReadonlySet<C>,
  ) {}

  has(column: C): boolean {
    return this.columns.has(column);
  }

  field(column: C): Field | undefined {
    return this.bullets.get(column)?.value ?? this.heading.get(column);
  }

  value(column: C): string {
    return this.field(column)?.value ?? '';
  }

  items(column: C): readonly Field[] {
    return this.bullets.get(column)?.items ?? [];
  }

  get range(): Range {
    return this.section.title.range;
  }
}

/** What tasks and approvals share: values by column, blank and `-` read as ''. */
export abstract class LedgerRecord<C extends string> {
  constructor(readonly source: RecordSource<C>) {}

  get range(): Range {
    return this.source.range;
  }

  has(column: C): boolean {
    return this.source.has(column);
  }

  field(column: C): Field | undefined {
    return this.source.field(column);
  }

  /** The value of a column; '' where it is absent, blank or says "nothing". */
  text(column: C): string {
    const value = this.source.value(column);
    return isEmpty(value) ? '' : value;
  }

  /** The value's range, or the whole record where the value is absent. */
  at(column: C): Range {
    return this.source.field(column)?.range ?? this.range;
  }

  /** The field and the items of a nested list under it, blank ones left out. */
  values(column: C): readonly Field[] {
    const field = this.source.field(column);
    const all = field === undefined ? this.source.items(column) : [field, ...this.source.items(column)];
    return all.filter(({ value }) => !isEmpty(value));
  }
}

/** What stands between the parts of a column, in its bullet and in the list under it, where they are one text. */
export function joinerOf(column: string): string {
  return column === 'notes' ? '; ' : ', ';
}

/** What a record says in a column, the items of a nested list included; '' where it says nothing. */
export function valueOf<C extends string>(record: LedgerRecord<C>, column: C): string {
  return record
    .values(column)
    .map(({ value }) => value)
    .join(joinerOf(column));
}
