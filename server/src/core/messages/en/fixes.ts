/** Titles of quick fixes: an imperative without a full stop. */
export const fixes = {
  replace: (p: { from: string; to: string }) => `Replace "${p.from}" by "${p.to}"`,
  remove: (p: { what: string }) => `Remove ${p.what}`,
  fillBlanks: (p: { count: number }) =>
    p.count === 1 ? 'Write "-" into the blank cell' : `Write "-" into the ${p.count} blank cells`,
  padRow: (p: { count: number }) => (p.count === 1 ? 'Add the missing cell' : `Add the ${p.count} missing cells`),
  dropCells: (p: { count: number }) =>
    p.count === 1 ? 'Remove the empty extra cell' : `Remove the ${p.count} empty extra cells`,
  escapePipes: (p: { count: number }) =>
    p.count === 1 ? 'Escape the extra pipe as "\\|"' : `Escape the ${p.count} extra pipes as "\\|"`,
  joinRows: (p: { count: number }) =>
    p.count === 1
      ? 'Remove the blank lines above, so that the row belongs to the table'
      : `Remove the blank lines above, so that the ${p.count} rows belong to the table`,
  insertTable: () => 'Insert an empty ledger table',
  removeInvisible: (p: { count: number }) =>
    p.count === 1 ? 'Remove the invisible character' : `Remove the ${p.count} invisible characters`,
  takeBack: (p: { column: string; to: string }) =>
    p.to === '' ? `Take the edit back: empty "${p.column}"` : `Take the edit back: "${p.column}" is "${p.to}"`,
  removeRow: (p: { id: string }) => `Take the edit back: remove the row of ${p.id}`,
  putBackRow: (p: { id: string }) => `Take the edit back: put the row of ${p.id} where it was`,
  clearLock: (p: { id: string }) => `Clear the lock of ${p.id}`,
};
