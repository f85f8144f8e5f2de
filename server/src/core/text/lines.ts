import { Patch, type Origin } from './patch.js';
import type { Position, Range } from './range.js';
import { commonEnds, CR, LF, lineStarts } from './scan.js';

/** Where a line lies in the text: `end` is before its line end, `next` is where the following line starts (offsets in UTF-16 units). */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** How many lines at the top and at the bottom are the same in two texts, line ends included. */
export interface SameLines {
  readonly head: number;
  readonly tail: number;
}

/** What another version of a text is put together of. */
interface Patched {
  readonly origin: Origin;
  readonly patch: Patch;
  readonly absent: Set<string>;
}

/** Where more than this was typed, all of the text is put together anew. */
const LONGEST_PATCH = 1 << 14;

/**
 * The lines of a text. `\n`, `\r\n` and a bare `\r` each end a line, as in CommonMark and the LSP; a text of n line
 * ends has n + 1 lines, the last possibly empty.
 *
 * Where a stretch of a text was replaced, the lines that it made are kept beside the older text: the whole is copied
 * when somebody asks for `text`, and not with every keystroke.
 */
export class Lines {
  readonly length: number;
  readonly count: number;
  readonly #origin: Origin;
  readonly #patch: Patch | undefined;
  /** Words that were looked for in vain. */
  readonly #absent: Set<string>;
  #text: string | undefined;

  /** `patched` is for `replace` alone. */
  constructor(text: string, patched?: Patched) {
    this.#origin = patched?.origin ?? { text, starts: lineStarts(text) };
    this.#patch = patched?.patch;
    this.#absent = patched?.absent ?? new Set();
    this.#text = patched === undefined ? text : undefined;
    this.length = this.#origin.text.length - (this.#patch?.shift ?? 0);
    this.count = this.#origin.starts.length - (this.#patch?.lineShift ?? 0);
  }

  get text(): string {
    return (this.#text ??= this.between(0, this.length));
  }

  /** The lines of another text, which is quick when it differs from this one in a single stretch; these, if in none. */
  update(text: string): Lines {
    if (this.isText(text)) return this;
    const { prefix, suffix } = commonEnds(this.text, text);
    const updated = this.replace(prefix, this.length - suffix, text.slice(prefix, text.length - suffix));
    updated.#text = text;
    return updated;
  }

  /** The lines of this text with its stretch `[from, to)` replaced. */
  replace(from: number, to: number, put: string): Lines {
    const before = this.#patch;
    // A carriage return above may gain or lose its line feed.
    const first = this.positionAt(from).line;
    const head = Math.min(this.codeAt(this.start(first) - 1) === CR ? first - 1 : first, before?.head ?? Infinity);
    const tail = Math.max(this.positionAt(to).line + 1, before?.tailLine ?? 0);
    const text = this.between(this.start(head), from) + put + this.between(to, this.start(tail));
    if (text.length > LONGEST_PATCH) return this.#replaceInWhole(from, to, put);
    const patch = new Patch(this.#origin, head, tail + (before?.lineShift ?? 0), text);
    const absent = new Set([...this.#absent].filter((word) => !text.includes(word)));
    return new Lines('', { origin: this.#origin, patch, absent });
  }

  #replaceInWhole(from: number, to: number, put: string): Lines {
    if (this.#patch === undefined) return new Lines(this.between(0, from) + put + this.between(to, this.length));
    const whole = new Lines(this.text);
    for (const word of this.#absent) whole.#absent.add(word);
    return whole.replace(from, to, put);
  }

  /** Which lines are those of another text still. */
  since(before: Lines): SameLines {
    if (before.#origin !== this.#origin) return this.#sinceText(before);
    const [old, now] = [before.#patch, this.#patch];
    if (old === now) return { head: this.count, tail: 0 };
    let head = Math.min(old?.head ?? Infinity, now?.head ?? Infinity);
    let tail = this.#origin.starts.length - Math.max(old?.tail ?? 0, now?.tail ?? 0);
    const least = Math.min(before.count, this.count);
    while (head < least - tail && this.#whole(head) === before.#whole(head)) head++;
    while (tail < least - head && this.#whole(this.count - 1 - tail) === before.#whole(before.count - 1 - tail)) tail++;
    return { head, tail };
  }

  #sinceText(before: Lines): SameLines {
    const { prefix, suffix } = commonEnds(before.text, this.text);
    if (prefix === this.length && prefix === before.length) return { head: this.count, tail: 0 };
    const head = before.positionAt(this.codeAt(prefix - 1) === CR ? prefix - 1 : prefix).line;
    const tailLine = before.positionAt(before.length - suffix).line + 1;
    return { head, tail: Math.max(0, before.count - tailLine) };
  }

  /** Whether this is the text, told without putting it together. */
  isText(text: string): boolean {
    const patch = this.#patch;
    if (this.#text !== undefined) return this.#text === text;
    if (text.length !== this.length || patch === undefined) return false;
    const { from, until, shift } = patch;
    const older = this.#origin.text;
    return (
      text.slice(from, until) === patch.text &&
      text.slice(0, from) === older.slice(0, from) &&
      text.slice(until) === older.slice(until + shift)
    );
  }

  /**
   * Whether the text holds a word, which must have no line end in it, unless it is one character. After an edit only
   * the lines that are new are searched for what was not there before.
   */
  holds(word: string): boolean {
    if (this.#absent.has(word)) return false;
    const found = this.text.includes(word);
    if (!found) this.#absent.add(word);
    return found;
  }

  /** The stretch `[from, to)` of the text. */
  between(from: number, to: number): string {
    const { text } = this.#origin;
    const patch = this.#patch;
    if (patch === undefined || to <= patch.from) return text.slice(from, to);
    const { until, shift } = patch;
    if (from >= until) return text.slice(from + shift, to + shift);
    const inside = patch.text.slice(Math.max(0, from - patch.from), Math.max(0, to - patch.from));
    const above = from < patch.from ? text.slice(from, patch.from) : '';
    return above + inside + (to > until ? text.slice(until + shift, to + shift) : '');
  }

  /** The UTF-16 unit at an offset; NaN outside the text. */
  codeAt(offset: number): number {
    const patch = this.#patch;
    if (patch === undefined || offset < patch.from) return this.#origin.text.charCodeAt(offset);
    if (offset < patch.until) return patch.text.charCodeAt(offset - patch.from);
    return this.#origin.text.charCodeAt(offset + patch.shift);
  }

  /** The offset at which `line` starts; the end of the text for a line past the last. */
  start(line: number): number {
    const { starts } = this.#origin;
    const patch = this.#patch;
    if (patch === undefined || line < patch.head) return starts[line] ?? this.length;
    if (line < patch.tailLine) return patch.from + (patch.starts[line - patch.head] ?? 0);
    const start = starts[line + patch.lineShift];
    return start === undefined ? this.length : start - patch.shift;
  }

  span(line: number): LineSpan {
    const start = this.start(line);
    const next = this.start(line + 1);
    let end = next;
    if (end > start && this.codeAt(end - 1) === LF) end--;
    if (end > start && this.codeAt(end - 1) === CR) end--;
    return { start, end: line + 1 < this.count ? end : next, next };
  }

  /** The text of `line` without its line end. */
  at(line: number): string {
    const { start, end } = this.span(line);
    return this.between(start, end);
  }

  /** The line end of `line` as written: `\n`, `\r\n`, `\r`, or empty on the last line. */
  eol(line: number): string {
    const { end, next } = this.span(line);
    return this.between(end, next);
  }

  #whole(line: number): string {
    return this.between(this.start(line), this.start(line + 1));
  }

  /** Offset → position, by binary search. Offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.count;
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
    if (line >= this.count) return this.length;
    const { start, end } = this.span(line);
    return Math.min(start + Math.max(0, character), end);
  }

  slice(range: Range): string {
    return this.between(this.offsetAt(range.start), this.offsetAt(range.end));
  }
}
