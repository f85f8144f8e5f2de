import type { Lines } from '../text/index.js';
import { LineKind, lineStart } from './lineKind.js';
import { LineState, type Outline } from './outline.js';

/** A text whose lines are known by kind; `forced` marks lines that must go through remark although they look like rows. */
export interface Source {
  readonly lines: Lines;
  readonly kinds: Uint8Array;
  readonly forced: Uint8Array;
}

/** Some lines of the source, those that go through remark: `lines[i]` is what stands on line `at[i]`. */
export interface Skeleton {
  readonly lines: readonly string[];
  /** One longer than `lines`: the last one is the line after the stretch. */
  readonly at: readonly number[];
}

/**
 * The lines of `[start, end)` without those that cannot open or close anything: lines that begin with a pipe, behind
 * a line that does so too or a delimiter row, and before a line that does so too or a blank one (before anything else
 * they may be a header). Whether they really open and close nothing is for `unprovenRuns` to say, once remark has
 * read the rest.
 */
export function skeletonOf(source: Source, start: number, end: number): Skeleton {
  const at: number[] = [];
  for (let line = start; line < end; line++) if (line === start || isKept(source, line)) at.push(line);
  const { lines: all } = source;
  const lines = at.map((line) => all.text.slice(lineStart(all, line), all.span(line).end));
  return { lines, at: [...at, end] };
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
 * Lines left out that were not proven harmless: `[from, to)` each. The proof goes by induction from the top: a run
 * that stands behind an open table, paragraph or code block leaves it open, so what follows reads the same with the
 * run and without it.
 */
export function unprovenRuns(source: Source, { at }: Skeleton, outline: Outline): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (let index = 0; index + 1 < at.length; index++) {
    const line = at[index] ?? 0;
    const next = at[index + 1] ?? 0;
    if (next > line + 1 && !goesOn(source.lines, outline.states[index], line, next)) runs.push([line + 1, next]);
  }
  return runs;
}

function goesOn(lines: Lines, state: number | undefined, line: number, next: number): boolean {
  if (state === LineState.closed || state === undefined) return false;
  return state !== LineState.html || !lines.text.slice(lines.start(line), lines.start(next)).includes('>');
}
