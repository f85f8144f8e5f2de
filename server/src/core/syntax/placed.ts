import type { PlacedChunk } from './chunks.js';
import type { Block, LineRun } from './outline.js';

/** A block of the root and where it stands in the document. */
export interface PlacedBlock extends LineRun {
  readonly block: Block;
  /** From lines of the block's outline to lines of the document; rows left out belong to what stands before them. */
  readonly place: (run: LineRun) => LineRun;
  readonly lineOf: (line: number) => number;
}

/** The children of the root of the whole document, in order. */
export function placeBlocks(chunks: readonly PlacedChunk[]): PlacedBlock[] {
  return chunks.flatMap(({ start, chunk: { at, blocks } }) => {
    const lineOf = (line: number): number => start + (at[line] ?? 0);
    const place = ({ line, endLine }: LineRun): LineRun => ({ line: lineOf(line), endLine: lineOf(endLine + 1) - 1 });
    return blocks.map((block) => ({ block, place, lineOf, ...place(block) }));
  });
}
