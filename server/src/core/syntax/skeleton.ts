import type { Lines } from '../text/index.js';
import { LineKind, lineStart } from './lineKind.js';
import { lineLimit } from './cost.js';
import { fenceEnd } from './fence.js';
import { LineState, type Outline } from './outline.js';
import { withoutWords } from './plain.js';
import { shorten } from './shorten.js';

/** A text whose lines are known by kind; `forced` marks lines that must go through remark, and fences that are none. */
export interface Source {
  readonly lines: Lines;
  readonly kinds: Uint8Array;
  readonly forced: Uint8Array;
}

/** Some lines of the source, those that go through remark: `lines[i]` is what matters for blocks on line `at[i]`. */
export interface Skeleton {
  readonly lines: readonly string[];
  /** One longer than `lines`: the last one is the line after the stretch. */
  readonly at: readonly number[];
}

/**
 * The lines of `[start, end)` without those that cannot open or close anything: lines that begin with a pipe, behind
 * a line that does so too or a delimiter row, and before a line that does so too or a blank one (before anything else
 * they may be a header); and lines within a long code block. Whether they really open and close nothing is for
 * `unprovenRuns` to say, once remark has read the rest.
 */
export function skeletonOf(source: Source, start: number, end: number): Skeleton {
  const at = keptLines(source, start, end);
  const { lines } = source;
  const text = (line: number): string => lines.between(lineStart(lines, line), lines.span(line).end);
  return { lines: at.map((line) => withoutWords(shorten(text(line), () => text(line - 1)))), at: [...at, end] };
}

function keptLines(source: Source, start: number, end: number): number[] {
  const at: number[] = [];
  let inside = start - 1;
  for (let line = start; line < end && at.length <= lineLimit; line++) {
    if (line === start || isKept(source, line)) at.push(line);
    if (line <= inside) continue;
    inside = fenceEnd(source, line) ?? line;
    line = lastLeftOut(source, line, inside, end);
  }
  return at;
}

/** Code blocks shorter than this are read by remark in full. */
const longBlock = 16;

/**
 * The last line that can be left out of a code block from `line` to `close`; `line` itself where none can. Of a block
 * that is never closed the last lines are kept: they say where it ends.
 */
function lastLeftOut(source: Source, line: number, close: number, end: number): number {
  if (close - line < longBlock) return line;
  if (close < end) return close - 1;
  return end === source.kinds.length ? end - 3 : line;
}

function isKept({ kinds, forced }: Source, line: number): boolean {
  if (kinds[line] !== LineKind.pipe || forced[line] === 1) return true;
  const before = kinds[line - 1];
  const after = kinds[line + 1] ?? LineKind.blank;
  return (
    (before !== LineKind.pipe && before !== LineKind.delimiter) || (after !== LineKind.pipe && after !== LineKind.blank)
  );
}

/**
 * Lines left out that were not proven harmless, `[from, to)` each, with the line before them. The proof goes by
 * induction from the top: a run that stands behind an open table, paragraph or code block leaves it open, so what
 * follows reads the same with the run and without it.
 */
export function unprovenRuns(source: Source, { at }: Skeleton, outline: Outline): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (let index = 0; index + 1 < at.length; index++) {
    const line = at[index] ?? 0;
    const next = at[index + 1] ?? 0;
    if (next > line + 1 && !goesOn(source, outline.states[index], line, next)) runs.push([line, next]);
  }
  return runs;
}

function goesOn({ lines, kinds }: Source, state: number | undefined, line: number, next: number): boolean {
  if (state === LineState.closed || state === undefined) return false;
  if (kinds[line] === LineKind.fence) return state === LineState.opening;
  return state !== LineState.html || !lines.between(lines.start(line), lines.start(next)).includes('>');
}
