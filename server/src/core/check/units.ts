import type { Placed, Row, Section, Table } from '../syntax/index.js';
import type { WorkspaceFile } from '../model/index.js';

/** A stretch of whole lines of a file: the rows of a table, one below the other, a section, or the text in between. */
export interface Unit {
  readonly line: number;
  readonly height: number;
  /** A section is remembered by identity. */
  readonly section: Section | undefined;
  /** One row a line, remembered by identity; empty where the stretch is no rows. */
  readonly rows: readonly Placed<Row>[];
}

const NO_ROWS: readonly never[] = [];

/** The lines of a file as units, in order, without gaps or overlaps. */
export function unitsOf({ document }: WorkspaceFile): Unit[] {
  const owned = document.tables.flatMap((table) => unitsOfTable(table));
  for (const { item, line } of document.sections)
    owned.push({ line, height: item.height, section: item, rows: NO_ROWS });
  owned.sort((a, b) => a.line - b.line);
  return fillGaps(owned, document.lines.count);
}

function unitsOfTable({ rows, detached }: Table): Unit[] {
  return [...blocksOf(rows), ...blocksOf(detached)];
}

/** Rows on neighbouring lines are one unit; almost always a table is one. */
function blocksOf(rows: readonly Placed<Row>[]): Unit[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  if (last.line - first.line === rows.length - 1) return [unitOfRows(first.line, rows)];
  const units: Unit[] = [];
  for (let from = 0; from < rows.length;) {
    let to = from + 1;
    while (rows[to]?.line === (rows[to - 1]?.line ?? 0) + 1) to++;
    units.push(unitOfRows(rows[from]?.line ?? 0, rows.slice(from, to)));
    from = to;
  }
  return units;
}

function unitOfRows(line: number, rows: readonly Placed<Row>[]): Unit {
  return { line, height: rows.length, section: undefined, rows };
}

function fillGaps(owned: readonly Unit[], count: number): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const unit of owned) {
    if (unit.line < at) continue; // a table inside a section: the section has these lines already
    if (unit.line > at) units.push(gap(at, unit.line));
    units.push(unit);
    at = unit.line + unit.height;
  }
  if (at < count) units.push(gap(at, count));
  return units;
}

function gap(from: number, to: number): Unit {
  return { line: from, height: to - from, section: undefined, rows: NO_ROWS };
}
