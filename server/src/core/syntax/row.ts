import { lineRange, type Range } from '../text/index.js';
import type { Field, Row } from './types.js';

const TAB = 9;
const SPACE = 32;
const BACKSLASH = 92;
const PIPE = 124;

/** The row on a line, cut into cells as micromark-extension-gfm-table cuts it. `lineText` has no line end. */
export function scanRow(lineText: string): Row {
  return new ScannedRow(lineText, 0);
}

/** A row on the first line of a file that begins with a byte order mark: the mark is no part of a cell. */
export function scanRowAfterMark(lineText: string): Row {
  return new ScannedRow(lineText, 1);
}

/** Cells are found when first asked for: most rows of a long ledger are only ever looked up by their text. */
class ScannedRow implements Row {
  readonly text: string;
  readonly #from: number;
  /** Cell i lies between bounds[i] (the place after its left pipe) and bounds[i + 1] - 1 (its right pipe). */
  #bounds: readonly number[] | undefined;

  constructor(text: string, from: number) {
    this.text = text;
    this.#from = from;
  }

  get length(): number {
    return this.#cells().length - 1;
  }

  value(index: number): string {
    const bounds = this.#cells();
    const left = bounds[index];
    const right = bounds[index + 1];
    if (left === undefined || right === undefined) return '';
    return unescapePipes(
      this.text.slice(skipBlanks(this.text, left, right - 1), trimBlanks(this.text, left, right - 1)),
    );
  }

  field(index: number): Field | undefined {
    const bounds = this.#cells();
    const left = bounds[index];
    const right = bounds[index + 1];
    if (left === undefined || right === undefined) return undefined;
    const from = skipBlanks(this.text, left, right - 1);
    if (from === right - 1) return blankField(left, right - 1);
    const to = trimBlanks(this.text, from, right - 1);
    return { value: unescapePipes(this.text.slice(from, to)), range: lineRange(0, from, to) };
  }

  outer(index: number): Range | undefined {
    const bounds = this.#cells();
    const left = bounds[index];
    const right = bounds[index + 1];
    return left === undefined || right === undefined ? undefined : lineRange(0, left, right - 1);
  }

  #cells(): readonly number[] {
    return (this.#bounds ??= cellBounds(this.text, this.#from));
  }
}

/** Where the first non-blank of `[from, to)` stands; `to` when all is blank. Only space and tab are blank in GFM. */
function skipBlanks(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) return at;
  }
  return to;
}

function trimBlanks(text: string, from: number, to: number): number {
  for (let at = to; at > from; at--) {
    const code = text.charCodeAt(at - 1);
    if (code !== SPACE && code !== TAB) return at;
  }
  return from;
}

/** The place of a value to come: behind one blank, where there is one. */
function blankField(from: number, to: number): Field {
  const at = Math.min(from + 1, to);
  return { value: '', range: lineRange(0, at, at) };
}

/** `\|` is a pipe; a backslash that is itself escaped escapes nothing. */
function unescapePipes(source: string): string {
  return source.includes('\\|')
    ? source.replace(/\\([\\|])/g, (pair, second) => (second === '|' ? '|' : pair))
    : source;
}

/**
 * A pipe first on the line opens the first cell, every other one ends a cell; what stands behind the last pipe is a
 * cell of its own unless it is blank and not the only one. A backslash escapes a following backslash or pipe,
 * code spans protect nothing.
 */
function cellBounds(text: string, from: number): number[] {
  const end = text.length;
  const first = skipBlanks(text, from, end);
  const start = text.charCodeAt(first) === PIPE ? first + 1 : from;
  const bounds = [start];
  for (let at = nextPipe(text, start); at < end; at = nextPipe(text, at + 1)) bounds.push(at + 1);
  const last = bounds[bounds.length - 1] ?? start;
  if (bounds.length === 1 || skipBlanks(text, last, end) < end) bounds.push(end + 1);
  // Kept for every row: a copy has no room to grow.
  return bounds.slice();
}

/** What `scanRow(text).value(cell)` gives, without a row being made: a long ledger is looked through for one column of it. */
export function cellIn(text: string, cell: number): string {
  const end = text.length;
  const first = skipBlanks(text, 0, end);
  let left = text.charCodeAt(first) === PIPE ? first + 1 : 0;
  let right = nextPipe(text, left);
  for (let at = 0; at < cell; at++) {
    if (right >= end) return '';
    left = right + 1;
    right = nextPipe(text, left);
  }
  const from = skipBlanks(text, left, right);
  return unescapePipes(text.slice(from, trimBlanks(text, from, right)));
}

/** The number of cells of a row, without the places of all of them. */
export function countCells(text: string): number {
  const end = text.length;
  const first = skipBlanks(text, 0, end);
  let last = text.charCodeAt(first) === PIPE ? first + 1 : 0;
  let count = 0;
  for (let at = nextPipe(text, last); at < end; at = nextPipe(text, at + 1)) {
    count++;
    last = at + 1;
  }
  return count === 0 || skipBlanks(text, last, end) < end ? count + 1 : count;
}

/** The next pipe at or after `from` that is not escaped; the length of the text when there is none. */
function nextPipe(text: string, from: number): number {
  for (let at = text.indexOf('|', from); at !== -1; at = text.indexOf('|', at + 1)) {
    if (text.charCodeAt(at - 1) !== BACKSLASH || !isEscaped(text, from, at)) return at;
  }
  return text.length;
}

/** Whether an odd number of backslashes stands before a pipe: of an even number each escapes the next. */
function isEscaped(text: string, from: number, pipe: number): boolean {
  let at = pipe;
  while (at > from && text.charCodeAt(at - 1) === BACKSLASH) at--;
  return (pipe - at) % 2 === 1;
}
