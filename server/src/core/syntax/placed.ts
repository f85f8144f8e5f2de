import type { Chunk } from './chunk.js';
import type { Block, LineRun } from './outline.js';

/** A block of the root and where it stands in the document. */
export interface PlacedBlock extends LineRun {
  readonly block: Block;
  /** From lines of the block's outline to lines of the document. */
  readonly place: (run: LineRun) => LineRun;
}

/** The children of the root of the whole document, in order. */
export function placeBlocks(chunks: readonly Chunk[]): PlacedBlock[] {
  return chunks.flatMap(({ at, blocks }) => {
    const place = (run: LineRun): LineRun => placeRun(at, run);
    return blocks.map((block) => ({ block, place, ...place(block) }));
  });
}

/** Rows left out of the skeleton belong to what stands before them. */
function placeRun(at: readonly number[], { line, endLine }: LineRun): LineRun {
  return { line: at[line] ?? 0, endLine: (at[endLine + 1] ?? 1) - 1 };
}
