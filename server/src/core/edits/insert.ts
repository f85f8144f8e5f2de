import type { Lines, TextEdit } from '../text/index.js';

/**
 * Inserts lines before line `at` with the line end of the line above. Behind a last line without one they go to its
 * end, and the file stays without. `first`: which of them is the one that is asked for.
 */
export function insertLines(
  lines: Lines,
  at: number,
  added: readonly string[],
  first: number,
): { readonly edits: readonly TextEdit[]; readonly line: number } {
  const eol = eolBefore(lines, at);
  const open = at > 0 && lines.eol(at - 1) === '';
  const place = open ? { line: at - 1, character: lines.at(at - 1).length } : { line: at, character: 0 };
  const newText = added.map((line) => (open ? eol + line : line + eol)).join('');
  return { edits: [{ range: { start: place, end: place }, newText }], line: at + first };
}

/** Puts lines at the end of a text: each ends its line, unless the text's last line has an end of its own missing. */
export function appendLines(lines: Lines, added: readonly string[]): readonly TextEdit[] {
  const last = lines.count - 1;
  if (lines.at(last).replace('\uFEFF', '') !== '') return insertLines(lines, lines.count, added, 0).edits;
  const place = { line: last, character: lines.at(last).length };
  const eol = eolBefore(lines, last);
  return [{ range: { start: place, end: place }, newText: added.map((line) => line + eol).join('') }];
}

/** The line end of the nearest line above that has one. */
function eolBefore(lines: Lines, at: number): string {
  for (let line = at - 1; line >= 0; line--) if (lines.eol(line) !== '') return lines.eol(line);
  return '\n';
}
