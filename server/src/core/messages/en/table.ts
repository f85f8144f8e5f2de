/** Findings of the group `table`. Grammar: what is wrong; what is legal. */
type Kind = 'tasks' | 'approvals';

const ledger = (kind: Kind): string => (kind === 'tasks' ? 'task ledger' : 'approval ledger');
const one = (kind: Kind): string => (kind === 'tasks' ? 'a task ledger' : 'an approval ledger');
const needs = (kind: Kind): string =>
  kind === 'tasks' ? '"task_id" and "state"' : '"appr_id", "task_id" and "status"';
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const table = {
  'table/missing': (p: { kind: Kind; case: 'none' | 'quoted' | 'named' | 'candidate'; path: string }) =>
    ({
      none: `No table in this ${ledger(p.kind)}, so nothing is checked; a table whose header names ${needs(p.kind)} is needed`,
      quoted: `The only tables in this ${ledger(p.kind)} stand in this code block or comment, where they are quotations; close it above the table`,
      named: `The policy names ${p.path} as ${one(p.kind)}, but there is no such file; create it, or correct the path`,
      candidate: `This looks like ${one(p.kind)}, but is not read as one: the policy expects it at ${p.path}; move it there, or set paths.${p.kind} in PROJECT_RULES.md`,
    })[p.case],
  'table/missing-column': (p: { kind: Kind; columns: string; required: boolean }) =>
    p.required
      ? `The header names no "${p.columns}", without which the table is no ${ledger(p.kind)} and is not checked; name such a column, or map a header to it under columns of the policy`
      : `This ${ledger(p.kind)} has no ${p.columns}: rules that need them are silent; add the columns, or switch this finding off in the policy`,
  'table/duplicate-column': (p: { header: string; column: string; other: string }) =>
    `Column "${p.header}" means ${p.column}, which "${p.other}" is already, so its cells are not read; keep one of them, or map the header to off in the policy`,
  'table/unknown-column': (p: { headers: string; suggestion: string }) =>
    p.suggestion === ''
      ? `Orch knows no column ${p.headers} and leaves it alone; map it under columns of the policy if it means one that Orch knows`
      : `Orch knows no column ${p.headers}; "${p.suggestion}" is probably meant`,
  'table/cell-count': (p: { cells: number; columns: number; case: 'fewer' | 'more' | 'text' }) =>
    ({
      fewer: `The row has ${plural(p.cells, 'cell')}, the header has ${p.columns}; write "-" into every cell that is empty`,
      more: `The row has ${plural(p.cells, 'cell')}, the header has ${p.columns}: what stands in the extra ones is not read; escape a pipe that belongs to a text as "\\|"`,
      text: `This line stands directly under the table, so Markdown reads it as a row; put a blank line above it, or make it a row of ${plural(p.columns, 'cell')}`,
    })[p.case],
  'table/detached-row': (p: { id: string; more: number }) => {
    const row = p.id === '' ? 'This row' : `Row ${p.id}`;
    const more = p.more === 0 ? '' : ` (and ${plural(p.more, 'further row')} of this file)`;
    return `${row}${more} is cut off from the table above, so it is no part of the ledger; remove the blank lines or comments between`;
  },
  'table/blank-cell': (p: { columns: string; count: number }) =>
    p.count === 1
      ? `The cell ${p.columns} is blank; write "-" where there is nothing`
      : `The cells ${p.columns} are blank; write "-" where there is nothing`,
  'table/view-contradicts': (p: { id: string; column: string; view: string; ledger: string }) =>
    `This view says ${p.column} ${p.view} of ${p.id}, the ledger says ${p.ledger}; a view may leave things out but not contradict`,
  'table/view-orphan': (p: { id: string }) =>
    `This view lists ${p.id}, which no ledger has; add it to the ledger, or take it out of the view`,
  'table/conflict-marker': (p: { label: string }) =>
    `A merge conflict${p.label === '' ? '' : ` (${p.label})`} was left unresolved here; keep one side, or both, and remove the markers`,
};
