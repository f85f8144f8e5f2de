/** Refusals of `orch migrate`. */
export const migrate = {
  'migrate/unknown-column': (p: { column: string; known: string }) =>
    `there is no column "${p.column}" that could be added; columns are ${p.known}`,
  'migrate/none': () =>
    'the tables of the ledgers have all the usual columns; others, and those of ledgers of sections, are added by name: orch migrate --add-columns COLUMN,COLUMN',
  'migrate/there': (p: { columns: string }) => `the ledgers have ${p.columns} already; there is nothing to add`,
  'migrate/decided': (p: { path: string; columns: string; id: string }) =>
    `${p.path} lacks only ${p.columns}, and ${p.id} is decided: with the columns empty "orch check" finds an error in every such row, until they are filled by hand. To add them all the same: orch migrate --add-columns ${list(p.columns)}`,
  'migrate/view': (p: { path: string; columns: string }) =>
    `with ${p.columns} the ledger of ${p.path} would have the header of a further table, which would be read as records of its own; rename a header of that table first, or drop the table`,
};

/** As the command line takes it. */
function list(columns: string): string {
  return columns.replaceAll(', ', ',');
}
