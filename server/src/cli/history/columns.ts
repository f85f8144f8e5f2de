import { displayWidth } from '../../core/index.js';
import type { Paint } from '../render/style.js';

/** Lines of a table for a terminal: the first column to the left, figures to the right, two blanks between. */
export function columnsOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
): readonly string[] {
  const widths = header.map((title, at) => Math.max(...[title, ...rows.map((row) => row[at] ?? '')].map(displayWidth)));
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, at) => pad(cell, widths[at] ?? 0, at === 0));
    return padded.join('  ').trimEnd();
  };
  return [paint('bold', line(header)), ...rows.map(line)];
}

function pad(cell: string, width: number, left: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  return left ? cell + blanks : blanks + cell;
}
