import { displayWidth } from '../core/index.js';

/**
 * A text in lines that a terminal does not break itself.
 * @param width columns of a line, CJK counting two; a word that is longer stands on a line of its own
 * @param indent columns that the lines behind the first leave free
 */
export function wrapped(text: string, width: number, indent = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line.trim() === '' || displayWidth(line + piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    lines.push(line.trimEnd());
    line = ' '.repeat(indent) + piece;
  }
  return [...lines, line.trimEnd()].join('\n');
}

/**
 * Rows of a name and what it means, in two columns; what is too long goes on under itself.
 * @param column where the second column begins
 */
export function twoColumns(
  rows: readonly (readonly [string, string])[],
  width: number,
  column = columnOf(rows.map(([name]) => name)),
): string {
  return rows.map(([name, text]) => wrapped(`  ${name}`.padEnd(column) + text, width, column)).join('\n');
}

/** Where the second column begins behind such names. */
export function columnOf(names: readonly string[]): number {
  return Math.max(...names.map((name) => name.length)) + 4;
}

/** What stays together: a word with the blanks behind it; in Japanese a character, with the marks that begin no line. */
function piecesOf(text: string): readonly string[] {
  return (
    text.match(
      /[「（]*(?:[\u3040-\u30ff\u4e00-\u9fff][ー、。」）ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*|[^\s\u3040-\u30ff\u4e00-\u9fff「（]+[、。」）]*)\s*|\s+|./gu,
    ) ?? []
  );
}
