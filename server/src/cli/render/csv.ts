/** What a cell of a table holds; null and undefined are empty. */
export type CsvCell = string | number | boolean | null | undefined;

/** A table for spreadsheets (RFC 4180): every cell quoted, lines end in CR LF. */
export function printCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** What a spreadsheet would run as a formula: those signs, also in full width and behind blanks. */
const FORMULA = /^[\s\p{C}]*[=+\-@|%＝＋－＠]/u;

function cell(value: CsvCell): string {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) && text !== '-' ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
