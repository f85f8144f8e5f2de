import type { Lines } from '../text/index.js';
import type { Edit } from './edit.js';

/**
 * What the first characters of a line allow it to be. Only hints, so that remark is asked about few lines: what a
 * line really is, remark decides.
 */
export const LineKind = {
  /** Nothing but spaces and tabs. */
  blank: 0,
  /** Made of pipes, dashes, colons and blanks alone, with a dash: every delimiter row is one of these. */
  delimiter: 1,
  /** At most three spaces, then a pipe. */
  pipe: 2,
  /** An ATX heading at the left edge, if it stands in no code or HTML. */
  heading: 3,
  /** Begins at the left edge with a character that continues no list. */
  start: 4,
  /** At most three spaces, then three backticks or tildes. */
  fence: 5,
  other: 6,
} as const;

export type LineKind = (typeof LineKind)[keyof typeof LineKind];

/** The kind of every line, one byte each; `before` holds those of the text before the edit. */
export function lineKinds(edit: Edit, before: Uint8Array | undefined): Uint8Array {
  const { lines, head, tailStart } = edit;
  const kinds = new Uint8Array(lines.count);
  if (before) {
    kinds.set(before.subarray(0, head));
    kinds.set(before.subarray(before.length - (lines.count - tailStart)), tailStart);
  }
  const from = lines.start(head);
  const text = lines.between(from, lines.start(tailStart));
  for (let line = head; line < tailStart; line++) {
    kinds[line] = kindAt(text, lineStart(lines, line) - from);
    if (kinds[line] !== LineKind.pipe) continue;
    const end = rowsEnd(lines, { text, from }, line + 1, tailStart);
    kinds.fill(LineKind.pipe, line + 1, end);
    line = end - 1;
  }
  return kinds;
}

/** Lines that begin with a pipe and hold more than a delimiter row may. So many at once that the engine needs no stack. */
const ROWS = /(?:\|[ \t|:-]*[^ \t|:\-\r\n][^\r\n]*\r?\n){1,1000}/y;

/**
 * The line behind the rows that begin on `line`, or `line` itself; at most `limit`. Nearly all of a ledger are rows, and the
 * engine finds their end a hundred times as fast as a loop over its lines.
 */
function rowsEnd(lines: Lines, { text, from }: Stretch, line: number, limit: number): number {
  const start = lines.start(line) - from;
  ROWS.lastIndex = start;
  let end = start;
  while (end < text.length && ROWS.test(text)) end = ROWS.lastIndex;
  return end === start ? line : Math.min(lines.positionAt(end + from).line, limit);
}

/** A part of the text, and where it begins. */
interface Stretch {
  readonly text: string;
  readonly from: number;
}

/** A byte order mark is no part of the first line. */
export function lineStart(lines: Lines, line: number): number {
  return line === 0 && lines.codeAt(0) === BYTE_ORDER_MARK ? 1 : lines.start(line);
}

export const BYTE_ORDER_MARK = 0xfeff;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const ASTERISK = 42;
const PLUS = 43;
const DASH = 45;
const COLON = 58;
const BACKTICK = 96;
const PIPE = 124;
const TILDE = 126;

/** The kind of the line that starts at offset `start`. */
function kindAt(text: string, start: number): LineKind {
  let at = start;
  while (text.charCodeAt(at) === SPACE) at++;
  const code = text.charCodeAt(at);
  if (code === PIPE || code === DASH || code === COLON || code === TAB || isLineEnd(code)) {
    const frame = frameKind(text, at);
    if (frame !== undefined) return frame;
  }
  if (code === PIPE && at - start <= 3) return LineKind.pipe;
  if ((code === BACKTICK || code === TILDE) && at - start <= 3 && isFence(text, at, code)) return LineKind.fence;
  if (at > start) return LineKind.other;
  if (code === HASH && isAtxHeading(text, at)) return LineKind.heading;
  return isSafeStart(code) ? LineKind.start : LineKind.other;
}

/** A line of frame characters alone is blank or like a delimiter row; undefined when it holds anything else. */
function frameKind(text: string, from: number): LineKind | undefined {
  let dashes = false;
  let marks = false;
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) break;
    if (code === DASH) dashes = true;
    else if (code === PIPE || code === COLON) marks = true;
    else if (code !== SPACE && code !== TAB) return undefined;
  }
  if (dashes) return LineKind.delimiter;
  return marks ? undefined : LineKind.blank;
}

function isFence(text: string, at: number, code: number): boolean {
  return text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code;
}

function isAtxHeading(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === HASH) at++;
  const code = text.charCodeAt(at);
  return at - from <= 6 && (code === SPACE || code === TAB || isLineEnd(code));
}

function isSafeStart(code: number): boolean {
  if (code === TAB || code === DASH || code === PLUS || code === ASTERISK || code === BYTE_ORDER_MARK) return false;
  return !(code >= 48 && code <= 57);
}

/** A line feed, a carriage return, or the end of the text (NaN). */
function isLineEnd(code: number): boolean {
  return code === LF || code === CR || Number.isNaN(code);
}
