/**
 * How much of a text remark may be given at once and in all. It takes about half a millisecond for a row of ten
 * cells, the unit here, and more than in proportion where thousands of blocks stand in a row or in one another.
 */
export const costLimit = 2000;
export const lineLimit = 200_000;

/** What `MarkdownDocument.tooComplex` says. */
export interface Refusal {
  readonly lines: number;
  readonly limit: number;
}

export function isRefusal(value: object): value is Refusal {
  return 'limit' in value;
}

/** Blocks nested deeper than this are nobody's ledger; remark's time grows with the cube of the depth. */
const deepest = 32;

/** What it costs to have remark read these lines at once, in rows of ten cells; nesting without end costs too much. */
export function costOf(lines: readonly string[]): number {
  const depth = new Depth();
  let cost = 0;
  lines.forEach((text) => {
    cost += lineCost(text);
    if (depth.after(text) > deepest) cost += costLimit;
  });
  return Math.ceil(cost);
}

function lineCost(text: string): number {
  if (text.trim() === '') return 0.1;
  const pipes = text.split('|').length - 1;
  return pipes === 0 ? 0.5 + text.length / 1000 : Math.max(1, pipes / 20);
}

/** An upper guess at how many quotes and lists are open, line by line. */
class Depth {
  readonly #columns: number[] = [];

  after(text: string): number {
    const { count, column } = markersOf(text);
    if (count === 0) return 0;
    while ((this.#columns.at(-1) ?? -1) >= column) this.#columns.pop();
    return this.#columns.push(column) + count - 1;
  }
}

const marker = /[ \t]*(?:>|[-+*](?![^ \t])|[0-9]{1,9}[.)](?![^ \t]))/y;

/** The quote and list markers that the line begins with, and where the last of them stands. */
function markersOf(text: string): { count: number; column: number } {
  let count = 0;
  let column = 0;
  marker.lastIndex = 0;
  while (marker.test(text)) {
    count++;
    column = marker.lastIndex;
  }
  return /^[ \t]*([-*])(?:[ \t]*\1){2,}[ \t]*$/.test(text) ? { count: 0, column: 0 } : { count, column };
}
