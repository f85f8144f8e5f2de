import { lineStarts } from './scan.js';

/** A text and where its lines start. */
export interface Origin {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Whole lines that stand in the place of the lines `[head, tail)` of an older text. */
export class Patch {
  /** Where each of its lines starts in `text`. */
  readonly starts: readonly number[];
  /** Where `text` begins and ends in the new text. */
  readonly from: number;
  readonly until: number;
  /** The line behind it in the new text. */
  readonly tailLine: number;
  /** What makes a line, and an offset, behind it one of the older text. */
  readonly lineShift: number;
  readonly shift: number;

  constructor(
    { text: older, starts }: Origin,
    readonly head: number,
    readonly tail: number,
    readonly text: string,
  ) {
    const own = lineStarts(text);
    // Behind the last line end the tail goes on, where there is one.
    this.starts = tail < starts.length ? own.slice(0, -1) : own;
    this.from = starts[head] ?? older.length;
    this.until = this.from + text.length;
    this.tailLine = head + this.starts.length;
    this.lineShift = tail - this.tailLine;
    this.shift = (starts[tail] ?? older.length) - this.until;
  }
}
