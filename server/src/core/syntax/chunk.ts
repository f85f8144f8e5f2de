import { LineKind } from './lineKind.js';
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

/** Reads the lines of a skeleton; undefined when they are too much for it. */
export type ReadOutline = (lines: readonly string[]) => Outline | undefined;

/** The chunk that begins at line `start` and is not front matter, or undefined where it is too complex to be read. */
export function readChunk(source: Source, start: number, read: ReadOutline): Chunk | undefined {
  let end = start;
  for (let step = 1; ; step *= 2) {
    for (let count = 0; count < step; count++) end = nextBoundary(source, start, end);
    const result = readStretch(source, start, end, read);
    if (!result) return undefined;
    if (isBoundary(source, end, result)) return toChunk(start, end, result);
  }
}

interface Stretch {
  readonly skeleton: Skeleton;
  readonly outline: Outline;
}

/** A line that may be such a beginning: after a chunk of this many lines any block will do, before only a heading. */
const enough = 64;

/** The first line after `from` at which a chunk that began at `start` may end; the number of lines if there is none. */
function nextBoundary({ kinds }: Source, start: number, from: number): number {
  let line = from + 1;
  for (; line < kinds.length; line++) {
    if (kinds[line] === LineKind.heading) return line;
    if (kinds[line] === LineKind.start && kinds[line - 1] === LineKind.blank && line - start >= enough) return line;
  }
  return kinds.length;
}

/** Reads `[start, end)` and the line at `end`, with as few rows left out as it takes to prove that none matters. */
function readStretch(source: Source, start: number, end: number, read: ReadOutline): Stretch | undefined {
  for (let round = 1; ; round++) {
    const skeleton = skeletonOf(source, start, Math.min(end + 1, source.kinds.length));
    const outline = read(skeleton.lines);
    if (!outline) return undefined;
    const unproven = unprovenRuns(source, skeleton, outline);
    if (unproven.length === 0) return { skeleton, outline };
    const runs: [number, number][] = round < rounds ? unproven : [[unproven[0]?.[0] ?? start, end]];
    for (const [from, to] of runs) source.forced.fill(1, from, to);
  }
}

/** A run put back may unsettle the ones after it; after this many rounds all of them are put back. */
const rounds = 4;

/** Whether a block of the root begins on line `end`, as the last of the stretch. */
function isBoundary({ kinds }: Source, end: number, { skeleton, outline }: Stretch): boolean {
  return end === kinds.length || outline.blocks.at(-1)?.line === skeleton.lines.length - 1;
}

function toChunk(start: number, end: number, { skeleton, outline }: Stretch): Chunk {
  const blocks = outline.blocks.filter((block) => (skeleton.at[block.line] ?? end) < end);
  return { height: end - start, blocks, at: skeleton.at.map((line) => line - start) };
}
