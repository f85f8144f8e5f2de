import { alignLines, headerWidths, widthsOf } from '../edits/index.js';
import type { WorkspaceFile } from '../model/index.js';
import type { Table } from '../syntax/index.js';
import type { Position, Range, TextEdit } from '../text/index.js';

/**
 * The edits that align the tables that Orch reads in a file; every other byte stays, other tables included.
 * @param range where only some lines are meant: a table that lies in it as a whole is made anew, of others the lines in
 * it are brought to the widths of their header, since the rest of the table is not to be touched
 */
export function format(file: WorkspaceFile, range?: Range): readonly TextEdit[] {
  const from = range?.start.line ?? 0;
  const to = range === undefined ? Infinity : lastLineOf(range);
  return tablesOf(file).flatMap((table) => {
    const first = table.header.line;
    const last = table.body.lastLine;
    if (last < from || first > to) return [];
    const widths = from <= first && last <= to ? widthsOf(table) : headerWidths(table);
    return alignLines(file.document.lines, table, widths, from, to);
  });
}

/** A selection that ends before a line's first letter does not mean that line. */
function lastLineOf({ start, end }: Range): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

/**
 * The same for the row in which a cell was just closed by a pipe, or the one that a new line was just begun behind.
 * Header and delimiter are left alone: with them the whole table would move under the hands of who types.
 */
export function formatTyped(file: WorkspaceFile, position: Position, typed: string): readonly TextEdit[] {
  const line = typed === '|' ? position.line : position.line - 1;
  const table = tablesOf(file).find(({ body, delimiterLine }) => line > delimiterLine && line <= body.lastLine);
  return table === undefined ? [] : alignLines(file.document.lines, table, headerWidths(table), line, line);
}

function tablesOf({ tasks, approvals }: WorkspaceFile): readonly Table[] {
  const read = [...(tasks?.tables ?? []), ...(approvals?.tables ?? [])].map(({ table }) => table);
  return [...new Set(read)].sort((a, b) => a.header.line - b.header.line);
}
