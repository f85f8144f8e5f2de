import type { MarkdownDocument, Verbatim } from '../../syntax/index.js';

const ALL: readonly Verbatim['kind'][] = ['code', 'html', 'frontmatter'];

/**
 * Whether a line stands in text that is quoted, not said: code, HTML (comments too) and front matter, or only some of
 * them. By binary search: the blocks are in order and apart.
 */
export function isQuoted(
  { verbatim }: MarkdownDocument,
  line: number,
  kinds: readonly Verbatim['kind'][] = ALL,
): boolean {
  let low = 0;
  let high = verbatim.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((verbatim[middle]?.endLine ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  const block = verbatim[low];
  return block !== undefined && block.line <= line && kinds.includes(block.kind);
}
