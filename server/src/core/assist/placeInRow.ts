import type { Columns } from '../model/index.js';
import type { Field, Row } from '../syntax/index.js';
import { contains, lineRange, shift, type Position, type Range } from '../text/index.js';

interface Cell<C extends string> {
  readonly column: C | undefined;
  readonly value: string;
  readonly range: Range;
}

/** The cell of a row at `position`; behind the last pipe it is the cell that would come next. */
export function cellAt<C extends string>(row: Row, columns: Columns<C>, line: number, position: Position): Cell<C> {
  const index = indexAt(row, position.character);
  const field = row.field(index);
  const column = columnOf(columns, index);
  if (field === undefined || field.value === '') {
    return { column, value: '', range: lineRange(line, position.character, position.character) };
  }
  return { column, ...around(row, field, line, position) };
}

/** The value, with the blanks between it and the cursor where the cursor stands beside it. */
function around(row: Row, { value, range }: Field, line: number, position: Position): { value: string; range: Range } {
  const absolute = shift(range, line);
  if (contains(absolute, position)) return { value, range: absolute };
  const from = Math.min(range.start.character, position.character);
  const to = Math.max(range.end.character, position.character);
  return { value: row.text.slice(from, to), range: lineRange(line, from, to) };
}

function indexAt(row: Row, character: number): number {
  for (let index = 0; index < row.length; index++) {
    const outer = row.outer(index);
    if (outer !== undefined && character <= outer.end.character) return index;
  }
  return row.length;
}

function columnOf<C extends string>({ index }: Columns<C>, cell: number): C | undefined {
  for (const [column, at] of index) if (at === cell) return column;
  return undefined;
}
