import type { Position, Range } from './range.js';

/** Where a line lies in the text: `end` is before its line end, `next` is where the following line starts (offsets in UTF-16 units). */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Lines after an edit, and how many at the top and at the bottom are as they were, line ends included. */
export interface LinesUpdate {
  readonly lines: Lines;
  readonly head: number;
  readonly tail: number;
}

/**
 * The lines of a text. `\n`, `\r\n` and a bare `\r` each end a line, as in CommonMark and the LSP; a text of n line
 * ends has n + 1 lines, the last possibly empty.
 */
export class Lines {
  readonly #starts: readonly number[];
  /** Words that were looked for in vain. */
  readonly #absent = new Set<string>();

  /** `starts` is for `update` alone, which knows most of them already. */
  constructor(
    readonly text: string,
    starts: readonly number[] = lineStarts(text),
  ) {
    this.#starts = starts;
  }

  /** The lines of another text, which is quick when it differs from this one in a single stretch; these, if in none. */
  update(text: string): LinesUpdate {
    const { prefix, suffix } = commonEnds(this.text, text);
    if (prefix === text.length && prefix === this.text.length) return { lines: this, head: this.count, tail: 0 };
    // A carriage return at the edge may have gained or lost its line feed.
    const head = this.positionAt(text.charCodeAt(prefix - 1) === CR ? prefix - 1 : prefix).line;
    const tailLine = this.positionAt(this.text.length - suffix).line + 1;
    const shift = text.length - this.text.length;
    const middle = text.slice(this.start(head), this.start(tailLine) + shift);
    // The last start of the middle is the first of the tail, when there is a tail.
    const starts = this.#starts
      .slice(0, head)
      .concat(moved(lineStarts(middle), this.start(head)), moved(this.#starts.slice(tailLine + 1), shift));
    const lines = new Lines(text, starts);
    for (const word of this.#absent) if (!middle.includes(word)) lines.#absent.add(word);
    return { lines, head, tail: Math.max(0, this.count - tailLine) };
  }

  /**
   * Whether the text holds a word, which must have no line end in it, unless it is one character. After an update only
   * the lines that are new are searched for what was not there before.
   */
  holds(word: string): boolean {
    if (this.#absent.has(word)) return false;
    const found = this.text.includes(word);
    if (!found) this.#absent.add(word);
    return found;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The offset at which `line` starts; the end of the text for a line past the last. */
  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  span(line: number): LineSpan {
    const start = this.start(line);
    const next = this.start(line + 1);
    let end = next;
    if (end > start && this.text.charCodeAt(end - 1) === LF) end--;
    if (end > start && this.text.charCodeAt(end - 1) === CR) end--;
    return { start, end: line + 1 < this.count ? end : next, next };
  }

  /** The text of `line` without its line end. */
  at(line: number): string {
    const { start, end } = this.span(line);
    return this.text.slice(start, end);
  }

  /** The line end of `line` as written: `\n`, `\r\n`, `\r`, or empty on the last line. */
  eol(line: number): string {
    const { end, next } = this.span(line);
    return this.text.slice(end, next);
  }

  /** Offset → position, by binary search. Offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.start(middle) <= at) low = middle;
      else high = middle;
    }
    return { line: low, character: at - this.start(low) };
  }

  /** Position → offset; a character past the line's end is clamped to it, as the LSP asks. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.count) return this.text.length;
    const { start, end } = this.span(line);
    return Math.min(start + Math.max(0, character), end);
  }

  slice(range: Range): string {
    return this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }
}

/** The same list, each start moved. */
function moved(starts: number[], by: number): number[] {
  for (let at = 0; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + by;
  return starts;
}

const LF = 10;
const CR = 13;

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return starts;
}

/** How many units two texts have in common at their starts and, apart from those, at their ends. */
function commonEnds(a: string, b: string): { prefix: number; suffix: number } {
  const prefix = commonLength(Math.min(a.length, b.length), (from, to) => a.slice(from, to) === b.slice(from, to));
  const limit = Math.min(a.length, b.length) - prefix;
  const suffix = commonLength(
    limit,
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
  return { prefix, suffix };
}

/**
 * The greatest length up to which stretches are the same: blocks are compared, then halves. V8 compares slices five
 * times as fast as whole two-byte strings, and those thirty times as fast as a loop here could.
 */
function commonLength(limit: number, same: (from: number, to: number) => boolean): number {
  let at = 0;
  for (let step = 1 << 16; step > 0; step >>= 1) while (at + step <= limit && same(at, at + step)) at += step;
  return at;
}
