import type { Lines } from '../text/index.js';
import type { Chunk } from './chunk.js';
import { LineKind, lineStart } from './lineKind.js';
import type { Source } from './skeleton.js';

/**
 * The YAML front matter, its fences included; undefined without one. It is found here, not by remark:
 * alone among blocks it depends on a line far below, and remark-frontmatter, when that line is missing, leaves
 * every list and quote of the file unread.
 */
export function readFrontMatter({ lines, kinds }: Source): Chunk | undefined {
  if (kinds[0] !== LineKind.delimiter || !isFence(lines, 0)) return undefined;
  for (let line = 1; line < lines.count; line++) {
    if (kinds[line] === LineKind.delimiter && isFence(lines, line)) return toChunk(line + 1);
  }
  return undefined;
}

function isFence(lines: Lines, line: number): boolean {
  return lines.between(lineStart(lines, line), lines.span(line).end).trimEnd() === '---';
}

function toChunk(height: number): Chunk {
  const block = { kind: 'frontmatter', line: 0, endLine: height - 1, depth: 0, items: [], verbatim: [] } as const;
  return { height, blocks: [block], at: Array.from({ length: height + 1 }, (_, line) => line) };
}
