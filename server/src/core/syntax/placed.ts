import type { PlacedChunk } from './chunks.js';
import type { Block, LineRun } from './outline.js';

/** A block of the root and where it stands in the document. */
export class PlacedBlock implements LineRun {
  readonly line: number;
  readonly endLine: number;

  constructor(
    readonly block: Block,
    private readonly from: PlacedChunk,
  ) {
    this.line = this.lineOf(block.line);
    this.endLine = this.endLineOf(block.endLine);
  }

  /** From a line of the block's outline to a line of the document. */
  lineOf(line: number): number {
    return this.from.start + (this.from.chunk.at[line] ?? 0);
  }

  /** The same for the last line of something; rows left out belong to what stands before them. */
  endLineOf(line: number): number {
    return this.lineOf(line + 1) - 1;
  }
}

/** The children of the root of the whole document, in order. */
export function placeBlocks(chunks: readonly PlacedChunk[]): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  for (const from of chunks) for (const block of from.chunk.blocks) placed.push(new PlacedBlock(block, from));
  return placed;
}
