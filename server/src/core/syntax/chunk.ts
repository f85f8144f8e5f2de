import { LineKind } from './lineKind.js';
import { isRefusal, type Refusal } from './cost.js';
import { fenceEnd } from './fence.js';
import type { Block, Outline } from './outline.js';
import { skeletonOf, unprovenRuns, type Skeleton, type Source } from './skeleton.js';

/**
 * A stretch of a document that remark reads on its own: from its first line to before the line where a block at the
 * root certainly begins. Blocks do not reach across such lines, so the chunks together say what the whole would.
 * Lines count from the first line of the chunk.
 */
export interface Chunk {
  /** Number of lines. */
  readonly height: number;
  readonly blocks: readonly Block[];
  /** The line that a line of the skeleton stands on. */
  readonly at: readonly number[];
}

/** Reads the lines of a skeleton, or refuses to. */
export type ReadOutline = (lines: readonly string[]) => Outline | Refusal;

/** The chunk that begins at line `start` and is not front matter. */
export function readChunk(source: Source, start: number, read: ReadOutline): Chunk | Refusal {
  for (let step = 1, round = 1; ;) {
    const end = boundaryAfter(source, start, step);
    const skeleton = skeletonOf(source, start, Math.min(end + 1, source.kinds.length));
    const outline = read(skeleton.lines);
    if (isRefusal(outline)) return outline;
    const unproven = unprovenRuns(source, skeleton, outline);
    if (unproven.length > 0) putBack(source, unproven, end, round++);
    else if (isBoundary(source, end, skeleton, outline)) return toChunk(start, end, skeleton, outline);
    else step *= 2;
  }
}

/** A run put back may unsettle the ones after it; after this many rounds all of them are put back. */
const rounds = 4;

function putBack({ forced }: Source, runs: readonly [number, number][], end: number, round: number): void {
  if (round < rounds) for (const [from, to] of runs) forced.fill(1, from, to);
  else forced.fill(1, runs[0]?.[0], end);
}

/** Behind so many lines a chunk ends at any block, before that only at a heading. */
const enough = 64;

/** The `count`th line at which the chunk from `start` may end, by its looks; the end of the text if there are fewer. */
function boundaryAfter(source: Source, start: number, count: number): number {
  const { kinds } = source;
  let found = 0;
  for (let line = start; line < kinds.length; line++) {
    if (line > start && mayBegin(kinds, line, line - start) && ++found === count) return line;
    line = fenceEnd(source, line) ?? line;
  }
  return kinds.length;
}

function mayBegin(kinds: Uint8Array, line: number, height: number): boolean {
  if (kinds[line] === LineKind.heading) return true;
  return height >= enough && kinds[line] === LineKind.start && kinds[line - 1] === LineKind.blank;
}

/** Whether a block of the root begins on line `end`, as the last of the stretch. */
function isBoundary({ kinds }: Source, end: number, { lines }: Skeleton, { blocks }: Outline): boolean {
  return end === kinds.length || blocks.at(-1)?.line === lines.length - 1;
}

function toChunk(start: number, end: number, { at }: Skeleton, outline: Outline): Chunk {
  const blocks = outline.blocks.filter((block) => (at[block.line] ?? end) < end);
  return { height: end - start, blocks, at: at.map((line) => line - start) };
}
