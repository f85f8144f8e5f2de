import { LineKind } from './lineKind.js';
import type { Source } from './skeleton.js';

const fence = /^\uFEFF?---[ \t]*$/;

/**
 * How many lines the YAML front matter takes, its fences included; 0 without one. It is found here, not by remark:
 * alone among blocks it depends on a line far below, and remark-frontmatter, when that line is missing, leaves
 * every list and quote of the file unread.
 */
export function frontMatterHeight({ lines, kinds }: Source): number {
  if (kinds[0] !== LineKind.delimiter || !fence.test(lines.at(0))) return 0;
  for (let line = 1; line < lines.count; line++) {
    if (kinds[line] === LineKind.delimiter && fence.test(lines.at(line))) return line + 1;
  }
  return 0;
}
