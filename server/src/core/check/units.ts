import type { Row, Section } from '../syntax/index.js';
import type { WorkspaceFile } from '../model/index.js';

/** A stretch of whole lines of a file: a row or section (remembered by identity) or the text in between. */
export interface Unit {
  readonly line: number;
  readonly height: number;
  readonly owner: Row | Section | undefined;
}

/** The lines of a file as units, in order, without gaps or overlaps. */
export function unitsOf(file: WorkspaceFile): Unit[] {
  const { document } = file;
  const owned: Unit[] = [];
  for (const table of document.tables) {
    for (const { item, line } of table.rows) owned.push({ line, height: 1, owner: item });
    for (const { item, line } of table.detached) owned.push({ line, height: 1, owner: item });
  }
  for (const { item, line } of document.sections) owned.push({ line, height: item.height, owner: item });
  owned.sort((a, b) => a.line - b.line);
  return fillGaps(owned, document.lines.count);
}

function fillGaps(owned: readonly Unit[], count: number): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const unit of owned) {
    if (unit.line < at) continue; // a table inside a section: the section has these lines already
    if (unit.line > at) units.push({ line: at, height: unit.line - at, owner: undefined });
    units.push(unit);
    at = unit.line + unit.height;
  }
  if (at < count) units.push({ line: at, height: count - at, owner: undefined });
  return units;
}
