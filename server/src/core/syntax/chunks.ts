import { readChunk, type Chunk, type ReadOutline } from './chunk.js';
import { isRefusal, lineLimit, type Refusal } from './cost.js';
import type { Edit } from './edit.js';
import { readFrontMatter } from './frontMatter.js';
import type { Source } from './skeleton.js';

export interface PlacedChunk {
  readonly start: number;
  readonly chunk: Chunk;
}

/** The whole text in chunks, those that the edit left alone taken from before; or why it cannot be read. */
export function readChunks(
  source: Source,
  edit: Edit,
  before: readonly PlacedChunk[],
  read: ReadOutline,
): readonly PlacedChunk[] | Refusal {
  const old = new Map(before.map(({ start, chunk }) => [start, chunk]));
  const chunks: PlacedChunk[] = [];
  const front = readFrontMatter(source);
  if (front) chunks.push({ start: 0, chunk: front });
  let lines = 0;
  for (let start = front?.height ?? 0; start < source.kinds.length;) {
    const chunk = unchanged(edit, start, old) ?? readChunk(source, start, read);
    if (isRefusal(chunk)) return chunk;
    chunks.push({ start, chunk });
    start += chunk.height;
    lines += chunk.at.length;
    if (lines > lineLimit) return { lines, limit: lineLimit };
  }
  return chunks;
}

/** Where a chunk ends depends on its own lines and on the one behind it; what it says, on its own lines alone. */
function unchanged(edit: Edit, start: number, old: ReadonlyMap<number, Chunk>): Chunk | undefined {
  const was = edit.was(start);
  const chunk = was === undefined ? undefined : old.get(was);
  if (!chunk || isFrontMatter(chunk)) return undefined;
  return start >= edit.tailStart || start + chunk.height < edit.head ? chunk : undefined;
}

function isFrontMatter({ blocks }: Chunk): boolean {
  return blocks[0]?.kind === 'frontmatter';
}
