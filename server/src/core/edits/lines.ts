import type { Lines, Position, TextEdit } from '../text/index.js';

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
  const place = open ? endOf(lines, at - 1) : { line: at, character: markBefore(lines, at) };
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

/**
 * Takes the lines `[from, to)` away with their own line ends. Where the last of them has none, the one above goes, so
 * that the file still has none at its end; so it does where a carriage return would meet a line feed and become one.
 */
export function removeLines(lines: Lines, from: number, to: number): TextEdit {
  const meets = lines.eol(from - 1) === '\r' && lines.text.charAt(lines.start(to)) === '\n';
  if (from > 0 && (to >= lines.count || meets)) return removeBehind(lines, from, to);
  return {
    range: { start: { line: from, character: markBefore(lines, from) }, end: { line: to, character: 0 } },
    newText: '',
  };
}

/** The byte order mark stays at the very start. */
function markBefore(lines: Lines, line: number): number {
  return line === 0 && lines.text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Takes the lines `[from, to)` away with the line end above them, so that an edit at the end of the last may touch it. */
export function removeBehind(lines: Lines, from: number, to: number): TextEdit {
  return { range: { start: endOf(lines, from - 1), end: endOf(lines, to - 1) }, newText: '' };
}

/** How many blank lines stand right above a line. */
export function blankLinesBefore(lines: Lines, line: number): number {
  let count = 0;
  while (line - count > 0 && lines.at(line - count - 1).trim() === '') count++;
  return count;
}

/** The line end of a line, else of the one above. */
export function eolNear(lines: Lines, line: number): string {
  return lines.eol(line) || lines.eol(line - 1) || '\n';
}

function endOf(lines: Lines, line: number): Position {
  return { line, character: lines.at(line).length };
}
